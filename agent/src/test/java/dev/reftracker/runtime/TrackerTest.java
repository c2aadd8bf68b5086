package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.LifecycleGroup.Fate;
import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Snapshot;
import dev.reftracker.runtime.snapshot.Violation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrackerTest {

  private final Library library = new Library();

  @AfterEach
  void close() {
    library.close();
  }

  @Test
  void anAcquireWithoutReleaseIsLiveWithItsStack() {
    Object target = new Object();
    library.construct(target);
    library.acquire(target);
    library.release(target);

    Snapshot snapshot = library.snapshot();

    assertThat(snapshot.leftOver()).hasSize(1);
    LifecycleGroup group = snapshot.leftOver().get(0);
    assertThat(group.fate()).isEqualTo(Fate.LIVE);
    assertThat(group.objects()).isEqualTo(1);
    assertThat(group.references()).isEqualTo(1);
    assertThat(group.examples().get(0).events())
        .extracting(Event::op)
        .containsExactly(Op.BEGIN, Op.ACQUIRE, Op.RELEASE);
    StackTraceElement[] stack =
        snapshot.names().stack(group.examples().get(0).events().get(1).stackId());
    assertThat(stack[0].getMethodName()).isEqualTo("acquire");
    assertThat(stack[1].getMethodName()).isEqualTo("anAcquireWithoutReleaseIsLiveWithItsStack");
    assertThat(snapshot.counters().suppressedFailures()).isZero();
  }

  @Test
  void anEndedTargetIsHealthyAndNotLive() {
    Object target = new Object();
    library.construct(target);
    library.release(target);
    library.end(target);

    Snapshot snapshot = library.snapshot();

    assertThat(snapshot.leftOver()).isEmpty();
    assertThat(snapshot.healthy()).hasSize(1);
    assertThat(snapshot.counters().liveObjects()).isZero();
    assertThat(snapshot.counters().lifecyclesEnded()).isEqualTo(1);
  }

  @Test
  void aSecondReleaseIsReportedWithTheWholeLife() {
    Object target = new Object();
    library.construct(target);
    library.release(target);
    library.end(target);
    library.release(target);

    Snapshot snapshot = library.snapshot();

    assertThat(snapshot.violations()).hasSize(1);
    Violation violation = snapshot.violations().get(0);
    assertThat(violation.kind()).isEqualTo(Violation.Kind.OVER_RELEASE);
    assertThat(violation.lifecycle().events())
        .extracting(Event::op)
        .containsExactly(Op.BEGIN, Op.RELEASE, Op.END, Op.RELEASE);
  }
}
