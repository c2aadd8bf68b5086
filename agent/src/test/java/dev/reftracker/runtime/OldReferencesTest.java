package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Violation;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** References that live longer than the user allows. */
class OldReferencesTest {

  private final BlockingQueue<Violation> told = new LinkedBlockingQueue<>();

  private Library library(long stuckAfterMillis) {
    Library library =
        new Library(
            new TrackerSettings(
                TrackerSettings.Detail.ADAPTIVE,
                16,
                TrackerSettings.HandOvers.OFF,
                1 << 30,
                false,
                stuckAfterMillis,
                null,
                List.of(TypeSettings.plain("buffer"))));
    library.tracker.announceTo(told::add);
    return library;
  }

  @Test
  void aReferenceOlderThanTheLimitIsReportedOnceWhileItLives() throws Exception {
    try (Library library = library(30)) {
      Object target = new Object();
      library.construct(target);

      Violation old = told.poll(10, TimeUnit.SECONDS);

      assertThat(old.kind()).isEqualTo(Violation.Kind.STUCK);
      assertThat(old.event().op()).isEqualTo(Op.BEGIN);
      assertThat(old.booked()).isGreaterThanOrEqualTo(30);
      assertThat(library.snapshot().violations()).hasSize(1);
      library.release(target);
    }
  }

  @Test
  void whatMayHaveBeenGivenBackIsNotReported() throws Exception {
    try (Library library = library(30)) {
      Object renewed = new Object();
      library.construct(renewed);
      library.acquire(renewed);
      library.release(renewed);
      library.release(renewed);
      Object kept = new Object();
      library.construct(kept);

      Violation old = told.poll(10, TimeUnit.SECONDS);

      assertThat(old.lifecycle().events()).hasSize(1);
      assertThat(library.snapshot().violations()).hasSize(1);
      assertThat(renewed).isNotSameAs(kept);
    }
  }
}
