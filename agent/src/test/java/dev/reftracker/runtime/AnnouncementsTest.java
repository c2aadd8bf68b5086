package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.Violation;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What must not happen is said when it happens. */
class AnnouncementsTest {

  /** What was told, and on which thread. */
  private record Told(Violation violation, Thread by) {}

  private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();

  private Library library() {
    Library library = new Library();
    library.tracker.announceTo(v -> told.add(new Told(v, Thread.currentThread())));
    return library;
  }

  private static void releaseTwice(Library library) {
    Object target = new Object();
    library.construct(target);
    library.release(target);
    library.end(target);
    library.release(target);
  }

  @Test
  void anOverReleaseIsToldWithoutAReportAndNotOnTheProgramsThread() throws Exception {
    try (Library library = library()) {
      releaseTwice(library);

      Told first = told.poll(10, TimeUnit.SECONDS);

      assertThat(first.violation().kind()).isEqualTo(Violation.Kind.OVER_RELEASE);
      assertThat(first.by().getName()).isEqualTo("reftracker");
    }
  }

  @Test
  void theSameOverReleaseIsToldOnceAndCounted() {
    try (Library library = library()) {
      for (int i = 0; i < 3; i++) {
        releaseTwice(library);
      }

      List<Violation> all = library.snapshot().violations();

      assertThat(told).hasSize(1);
      assertThat(all).hasSize(1);
      assertThat(all.get(0).objects()).isEqualTo(3);
    }
  }

  @Test
  void aSnapshotHasEverythingToldBeforeItReturns() {
    try (Library library = library()) {
      releaseTwice(library);

      library.snapshot();

      assertThat(told).hasSize(1);
    }
  }
}
