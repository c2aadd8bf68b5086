package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Snapshot;
import dev.reftracker.runtime.snapshot.Violation;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Targets older than tracking, and targets that have left the quarantine. */
class LateComersTest {

  private final Library library =
      new Library(
          TrackerSettings.defaults(
              List.of(new TypeSettings("buffer", null, null, false, false, "count"))));

  @AfterEach
  void close() {
    library.close();
  }

  @Test
  void aReleaseOfATargetNeverSeenIsABaselineAndNoAccusation() {
    Object target = new Object();
    library.release(target);
    library.release(target);

    Snapshot snapshot = library.snapshot();

    assertThat(snapshot.violations()).isEmpty();
    assertThat(snapshot.leftOver()).isEmpty();
  }

  @Test
  void theAccessorTellsHowManyReferencesWereThereBefore() {
    WithCount target = new WithCount(4);
    library.acquire(target); // its own count is four with this one

    Snapshot snapshot = library.snapshot();

    assertThat(snapshot.counters().baselineReferences()).isEqualTo(3);
    assertThat(snapshot.leftOver()).hasSize(1);
    assertThat(snapshot.leftOver().get(0).references()).isEqualTo(1);
    assertThat(snapshot.leftOver().get(0).examples().get(0).events())
        .extracting(Event::op)
        .containsExactly(Op.BASELINE, Op.ACQUIRE);
  }

  @Test
  void aReleaseAfterTheQuarantineIsStillAnOverReleaseButWithoutItsLife() {
    Object target = new Object();
    library.construct(target);
    library.release(target);
    library.end(target);
    for (int i = 0; i < 140; i++) {
      Object other = new Object();
      library.construct(other);
      library.release(other);
      library.end(other);
    }

    library.release(target);

    Snapshot snapshot = library.snapshot();
    assertThat(snapshot.violations()).hasSize(1);
    assertThat(snapshot.violations().get(0).lifecycle()).isNull();
  }

  @Test
  void booksThatDisagreeWithTheLibraryAreAMismatchNamedOnce() {
    WithCount target = new WithCount(5);
    library.construct(target);
    library.acquire(target);
    library.release(target);
    library.release(target);
    assertThat(library.snapshot().violations()).isEmpty();

    library.end(target);

    Snapshot snapshot = library.snapshot();
    assertThat(snapshot.violations()).hasSize(1);
    Violation mismatch = snapshot.violations().get(0);
    assertThat(mismatch.kind()).isEqualTo(Violation.Kind.MISMATCH);
    assertThat(mismatch.booked()).isEqualTo(2);
    assertThat(mismatch.counted()).isEqualTo(5);
  }

  @Test
  void anAcquireOfAnotherThreadThatIsBookedLateIsNoMismatch() throws Exception {
    WithCount target = new WithCount(2); // the other thread's acquire has run
    library.construct(target);
    library.release(target);

    Thread other = new Thread(() -> library.acquire(target));
    other.start();
    other.join();
    library.release(target);
    library.end(target);

    assertThat(library.snapshot().violations()).isEmpty();
  }

  @Test
  void anAcquireOfAnEndedTargetIsAUseAfterEnd() {
    Object target = new Object();
    library.construct(target);
    library.release(target);
    library.end(target);

    library.acquire(target);

    Snapshot snapshot = library.snapshot();
    assertThat(snapshot.violations()).hasSize(1);
    assertThat(snapshot.violations().get(0).kind()).isEqualTo(Violation.Kind.USE_AFTER_END);
    assertThat(snapshot.violations().get(0).lifecycle().events()).hasSize(4);
  }

  private static final class WithCount {
    private final int count;

    WithCount(int count) {
      this.count = count;
    }

    @SuppressWarnings("unused") // called by name
    int count() {
      return count;
    }
  }
}
