package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.Snapshot;
import dev.reftracker.runtime.snapshot.Violation;
import dev.reftracker.runtime.snapshot.WovenMethod;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Releases too many that no exception and no end tells of. */
class ShortagesTest {

  private final Library library =
      new Library(
          TrackerSettings.defaults(
              List.of(
                  TypeSettings.plain("buffer"),
                  new TypeSettings("told", null, null, false, false, "count"),
                  TypeSettings.plain("silent"))));
  private final Methods told = new Methods(2);
  private final Methods silent = new Methods(3);

  @AfterEach
  void close() {
    library.close();
  }

  @Test
  void aCountThatWasZeroBeforeTheReleaseProvesIt() {
    Counted target = new Counted(told);
    for (int i = 0; i < 3; i++) {
      target.release();
    }

    List<Violation> found = library.snapshot().violations();

    assertThat(found).hasSize(1);
    assertThat(found.get(0).kind()).isEqualTo(Violation.Kind.OVER_RELEASE);
    assertThat(found.get(0).objects()).isEqualTo(2);
    assertThat(found.get(0).around().proof()).isEqualTo(Violation.Proof.COUNTED);
    assertThat(found.get(0).failure()).isNull();
  }

  @Test
  void booksBelowZeroWhoseCountSaysOtherwiseProveNothing() {
    Counted target = new Counted(told);
    target.count.incrementAndGet(); // an acquire that ran and is not booked yet
    target.release();
    target.release();

    assertThat(library.snapshot().violations()).isEmpty();
  }

  @Test
  void aCollectedTargetWithBooksBelowZeroProvesIt() {
    releaseTwice();

    Await.until(
        () -> {
          System.gc();
          return !library.snapshot().violations().isEmpty();
        });

    Violation found = library.snapshot().violations().get(0);
    assertThat(found.around().proof()).isEqualTo(Violation.Proof.COLLECTED);
    assertThat(found.lifecycle().events()).hasSize(3);
    assertThat(library.snapshot().counters().shortLives()).isZero();
  }

  private void releaseTwice() {
    Counted target = new Counted(silent);
    target.release();
    target.release();
  }

  @Test
  void aLiveTargetIsOnlyCountedUntilItHasBeenQuietForLong() {
    Counted target = new Counted(silent);
    target.release();
    target.release();

    Snapshot early = library.snapshot();
    Await.until(() -> !library.snapshot().violations().isEmpty());
    Snapshot late = library.snapshot();

    assertThat(early.violations()).isEmpty();
    assertThat(early.counters().shortLives()).isEqualTo(1);
    assertThat(late.violations()).hasSize(1);
    assertThat(late.violations().get(0).around().proof()).isEqualTo(Violation.Proof.QUIET);
    assertThat(late.violations().get(0).objects()).isEqualTo(1);
    assertThat(late.counters().shortLives()).isZero();
    assertThat(target.count).hasValue(-1);
  }

  @Test
  void aThreadInsideAnAcquireKeepsItUndecidedHoweverLong() throws Exception {
    Counted target = new Counted(silent);
    CountDownLatch raised = new CountDownLatch(1);
    CountDownLatch mayReturn = new CountDownLatch(1);
    Thread acquiring =
        new Thread(
            () -> {
              target.slowRetain(raised, mayReturn);
              target.release();
            });
    acquiring.start();
    raised.await();
    target.release();
    target.release(); // the reference that the other has taken, and not booked
    int start = library.snapshot().takenAtMillis() > 0 ? now() : 0;

    Await.until(() -> now() - start > 700);
    Snapshot pending = library.snapshot();
    mayReturn.countDown();
    acquiring.join();

    assertThat(pending.violations()).isEmpty();
    assertThat(pending.counters().shortLives()).isEqualTo(1);
  }

  private int now() {
    return (int) library.snapshot().takenAtMillis();
  }

  /** The woven methods of a type without an end. */
  private final class Methods {
    final int begin;
    final int acquire;
    final int release;

    Methods(int type) {
      begin = method(type, "<init>()V", "begin");
      acquire = method(type, "slowRetain()V", "acquire");
      release = method(type, "release()V", "release");
    }

    private int method(int type, String name, String role) {
      return library.tracker.register(
          new WovenMethod(
              type,
              "t" + type,
              Counted.class.getName(),
              name,
              role,
              0,
              5,
              false,
              0,
              0,
              false,
              type));
    }
  }

  /** A plain counter that goes below zero without a word. */
  private final class Counted {
    final AtomicInteger count = new AtomicInteger(1);
    private final Methods methods;

    Counted(Methods methods) {
      this.methods = methods;
      library.hooks.onBegan(this, 1, methods.begin);
    }

    void slowRetain(CountDownLatch raised, CountDownLatch mayReturn) {
      count.incrementAndGet();
      raised.countDown();
      try {
        mayReturn.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      library.hooks.onAcquired(this, 1, null, methods.acquire);
    }

    void release() {
      library.hooks.onReleasing(this, 1, null, methods.release);
      count.decrementAndGet();
    }

    @SuppressWarnings("unused") // the tracker's accessor
    int count() {
      return count.get();
    }
  }
}
