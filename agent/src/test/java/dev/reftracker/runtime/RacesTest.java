package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.Snapshot;
import dev.reftracker.runtime.snapshot.Violation;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What two threads may do to the books, provoked step by step and by repetition. */
class RacesTest {

  private static final int ROUNDS = 2_000;

  private final Library library = new Library();

  @AfterEach
  void close() {
    library.close();
  }

  @Test
  void booksAtZeroWhileAnAcquireIsPendingDoNotEndTheLife() {
    Object target = new Object();
    library.construct(target);
    library.release(
        target); // the other thread, after this one's acquire has run but not been booked

    library.acquire(target);
    library.release(target);
    library.end(target);

    Snapshot snapshot = library.snapshot();
    assertThat(snapshot.leftOver()).isEmpty();
    assertThat(snapshot.violations()).isEmpty();
    assertThat(snapshot.counters().lifecyclesEnded()).isEqualTo(1);
  }

  @Test
  void anAcquireBookedAfterTheEndOfAShortLifeIsNoUseAfterEnd() {
    Object target = new Object();
    library.construct(target);
    library.release(target);
    library.release(target);
    library.end(target);

    library.acquire(target); // ran before the releases, is booked last

    Snapshot snapshot = library.snapshot();
    assertThat(snapshot.violations()).isEmpty();
    assertThat(snapshot.leftOver()).isEmpty();
    assertThat(snapshot.healthy().get(0).examples().get(0).events()).hasSize(5);
  }

  @Test
  void twoThreadsSharingObjectsWithAModelLeaveExactlyThePlantedLeaks() throws Exception {
    Counted[] targets = new Counted[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      targets[i] = new Counted(i % 500 == 7);
    }
    CyclicBarrier start = new CyclicBarrier(2);
    Thread other = new Thread(() -> share(targets, start));
    other.start();
    share(targets, start);
    other.join();

    Snapshot snapshot = library.snapshot();

    assertThat(snapshot.violations()).isEmpty();
    assertThat(snapshot.counters().liveObjects()).isEqualTo(ROUNDS / 500);
    assertThat(snapshot.leftOver().stream().mapToLong(LifecycleGroup::references).sum())
        .isEqualTo(ROUNDS / 500);
    assertThat(snapshot.counters().suppressedFailures()).isZero();
    assertThat(snapshot.counters().lifecyclesEnded()).isEqualTo(ROUNDS - ROUNDS / 500);
  }

  private void share(Counted[] targets, CyclicBarrier start) {
    try {
      start.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    for (Counted target : targets) {
      target.retain();
      target.release();
      target.release();
    }
  }

  @Test
  void theLoserOfTwoReleasesIsReportedOnceWithTheLife() {
    Object target = new Object();
    library.construct(target);
    Object winner = library.release(target);
    Object loser = library.release(target);
    library.end(target);

    library.hooks.onReleaseFailed(
        target, loser, new IllegalStateException("count is 0"), library.release);

    assertThat(winner).isNotNull();
    Snapshot snapshot = library.snapshot();
    assertThat(snapshot.violations()).hasSize(1);
    assertThat(snapshot.violations().get(0).kind()).isEqualTo(Violation.Kind.OVER_RELEASE);
    assertThat(snapshot.violations().get(0).failure()).isEqualTo("java.lang.IllegalStateException");
    assertThat(snapshot.violations().get(0).objects()).isEqualTo(1);
  }

  @Test
  void compactionUnderTwoThreadsKeepsTheBooksExact() throws Exception {
    Object target = new Object();
    library.construct(target);
    Runnable pairs =
        () -> {
          for (int i = 0; i < 20_000; i++) {
            library.acquire(target);
            library.release(target);
          }
        };
    Thread other = new Thread(pairs);
    other.start();
    pairs.run();
    other.join();
    library.acquire(target);

    Snapshot snapshot = library.snapshot();

    Lifecycle life = snapshot.leftOver().get(0).examples().get(0);
    assertThat(life.references()).isEqualTo(2);
    assertThat(life.events()).hasSizeLessThan(2_000);
    assertThat(life.foldedEvents() + life.events().size()).isEqualTo(80_002);
    assertThat(snapshot.violations()).isEmpty();
    assertThat(snapshot.counters().acquires()).isEqualTo(40_002);
    assertThat(snapshot.counters().releases()).isEqualTo(40_000);
  }

  /** A counted object as a library would write it: hooks where woven code has them. */
  private final class Counted {
    private final AtomicInteger count;

    Counted(boolean leaks) {
      count = new AtomicInteger(leaks ? 3 : 2);
      library.hooks.onBegan(this, count.get(), library.construct);
    }

    void retain() {
      count.incrementAndGet();
      library.acquire(this);
    }

    void release() {
      Object token = library.release(this);
      assertThat(token).isNotNull();
      if (count.decrementAndGet() == 0) {
        library.end(this);
      }
    }
  }
}
