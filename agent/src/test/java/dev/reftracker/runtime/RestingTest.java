package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.Snapshot;
import dev.reftracker.runtime.snapshot.WovenMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Targets of a type without an end, all given back, that the collector has not come to yet. */
class RestingTest {

  private static final int BUDGET = 1 << 20;
  private static final int BATCH = 1_000;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Tracker tracker =
      new Tracker(
          new TrackerSettings(
              TrackerSettings.Detail.ADAPTIVE,
              16,
              TrackerSettings.HandOvers.OFF,
              BUDGET,
              false,
              0,
              null,
              List.of(TypeSettings.plain("counted"))));
  private final Hooks hooks = (Hooks) tracker.hooks();
  private final int begin = method("begin");
  private final int acquire = method("acquire");
  private final int release = method("release");

  /** As good as garbage that is not collected yet. */
  private final List<Object> uncollected = new ArrayList<>();

  @AfterEach
  void close() {
    tracker.close();
  }

  private int method(String role) {
    return tracker.register(
        new WovenMethod(
            1, "counted", "library.Counted", role + "()V", role, 0, 5, false, 0, 0, false, 1));
  }

  @Test
  void noEventIsLostBecauseTheCollectorIsLate() {
    for (int i = 0; i < 20; i++) {
      makeAndGiveBack();
    }

    Snapshot.Counters counters = tracker.snapshot().counters();
    assertThat(counters.untracked()).isZero();
    assertThat(counters.stepDowns()).isZero();
    assertThat(counters.acquires()).isEqualTo(uncollected.size());
    assertThat(counters.lifecyclesEnded()).isEqualTo(uncollected.size());
    assertThat(tracker.snapshot().healthy().stream().mapToLong(LifecycleGroup::objects).sum())
        .isEqualTo(uncollected.size());
  }

  @Test
  void whatIsTakenFromOneAgainIsTrackedAndGivingItBackIsNoMistake() {
    Object first = new Object();
    Object second = new Object();
    useOnce(first);
    useOnce(second);
    for (int i = 0; i < 10; i++) {
      makeAndGiveBack();
    }

    hooks.onAcquired(first, 1, null, acquire);
    hooks.onReleasing(first, 1, null, release);
    hooks.onAcquired(second, 1, null, acquire);

    Snapshot snapshot = tracker.snapshot();
    assertThat(snapshot.violations()).isEmpty();
    assertThat(snapshot.leftOver())
        .singleElement()
        .satisfies(group -> assertThat(group.references()).isEqualTo(1));
  }

  /** A fifth of the budget, so slowly that all of it is filled in a tenth of a second. */
  private void makeAndGiveBack() {
    for (int i = 0; i < BATCH; i++) {
      Object target = new Object();
      uncollected.add(target);
      useOnce(target);
    }
    LockSupport.parkNanos(PAUSE_NANOS);
  }

  private void useOnce(Object target) {
    hooks.onBegan(target, 1, begin);
    hooks.onReleasing(target, 1, null, release);
  }
}
