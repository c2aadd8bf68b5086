package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Levels of detail and the memory budget. */
class DetailTest {

  private static Library at(TrackerSettings.Detail detail, long maxMemoryBytes) {
    return new Library(
        new TrackerSettings(
            detail,
            16,
            TrackerSettings.HandOvers.OFF,
            maxMemoryBytes,
            false,
            0,
            null,
            List.of(TypeSettings.plain("buffer"))));
  }

  @Test
  void fullTakesEveryStackAtKnownSitesToo() {
    try (Library library = at(TrackerSettings.Detail.FULL, 1 << 30)) {
      int site = library.site("make", 1, SiteKind.CALL);
      for (int i = 0; i < 100; i++) {
        library.at(site, this, new Object(), library::construct);
      }

      Snapshot snapshot = library.snapshot();

      assertThat(snapshot.counters().detail()).isEqualTo("full");
      assertThat(snapshot.leftOver().get(0).examples())
          .allMatch(life -> life.events().get(0).stackId() != 0);
    }
  }

  @Test
  void sitesTakesNoStackWhereTheCallSiteIsKnown() {
    try (Library library = at(TrackerSettings.Detail.SITES, 1 << 30)) {
      int site = library.site("make", 1, SiteKind.CALL);
      library.at(site, this, new Object(), library::construct);

      Event begin = library.snapshot().leftOver().get(0).examples().get(0).events().get(0);

      assertThat(begin.siteId()).isEqualTo(site);
      assertThat(begin.stackId()).isZero();
    }
  }

  @Test
  void countsKeepsTotalsAndClaimsNothingElse() {
    try (Library library = at(TrackerSettings.Detail.COUNTS, 1 << 30)) {
      Object target = new Object();
      library.construct(target);
      library.acquire(target);
      library.release(target);

      Snapshot snapshot = library.snapshot();

      assertThat(snapshot.counters().acquires()).isEqualTo(2);
      assertThat(snapshot.counters().releases()).isEqualTo(1);
      assertThat(snapshot.counters().untracked()).isEqualTo(2);
      assertThat(snapshot.leftOver()).isEmpty();
      assertThat(snapshot.calls()[library.acquire]).isEqualTo(1);
    }
  }

  @Test
  void overTheBudgetDetailStepsDownAndIsCounted() {
    try (Library library = at(TrackerSettings.Detail.ADAPTIVE, 20_000)) {
      List<Object> live = new ArrayList<>();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (library.snapshot().counters().stepDowns() < 2 && System.nanoTime() < deadline) {
        for (int i = 0; i < 500; i++) {
          Object target = new Object();
          live.add(target);
          library.construct(target);
        }
      }
      Object late = new Object();
      library.construct(late);

      Snapshot snapshot = library.snapshot();

      assertThat(snapshot.counters().stepDowns()).isEqualTo(2);
      assertThat(snapshot.counters().detail()).isEqualTo("counts");
      assertThat(snapshot.counters().untracked()).isPositive();
      assertThat(snapshot.counters().acquires()).isEqualTo(live.size() + 1L);
      assertThat(snapshot.counters().liveObjects() + snapshot.counters().untracked())
          .isEqualTo(live.size() + 1L);
      for (Object target : live) {
        library.release(target);
        library.end(target);
      }
      assertThat(library.snapshot().leftOver()).isEmpty();
      assertThat(library.snapshot().violations()).isEmpty();
    }
  }

  @Test
  void aLeakThatNeverStopsStaysWithinTheBudget() {
    long budget = 48 << 20;
    int taken = 3_000_000;
    try (Library library = at(TrackerSettings.Detail.ADAPTIVE, budget)) {
      int site = library.site("take", 1, SiteKind.CALL);
      Object target = new Object();
      library.construct(target);
      for (int i = 0; i < taken; i++) {
        library.at(site, this, target, library::acquire);
      }

      Snapshot.Counters counters = library.snapshot().counters();

      assertThat(counters.detail()).isEqualTo("counts");
      assertThat(counters.usedBytes()).isLessThan(budget / 10 * 11);
      assertThat(counters.acquires()).isEqualTo(taken + 1L);
      assertThat(counters.untracked()).isBetween(1L, (long) taken);
      assertThat(counters.suppressedFailures()).isZero();
    }
  }

  @Test
  void aFailureInsideAHookIsCountedAndNotThrown() {
    try (Library library = at(TrackerSettings.Detail.ADAPTIVE, 1 << 30)) {
      library.hooks.onAcquired(new Object(), 1, null, 9_999);

      Snapshot snapshot = library.snapshot();

      assertThat(snapshot.counters().suppressedFailures()).isEqualTo(1);
      assertThat(snapshot.counters().untracked()).isEqualTo(1);
      assertThat(snapshot.counters().firstFailure()).contains("ArrayIndexOutOfBounds");
    }
  }
}
