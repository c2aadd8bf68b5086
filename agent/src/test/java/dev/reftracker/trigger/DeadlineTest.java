package dev.reftracker.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Tests {@link Deadline} and {@link GarbageCollection}. */
class DeadlineTest {

  @Test
  void whatFinishesInTimeIsWaitedFor() {
    AtomicBoolean ran = new AtomicBoolean();

    boolean finished = Deadline.run("test", 60_000, () -> ran.set(true));

    assertThat(finished).isTrue();
    assertThat(ran).isTrue();
  }

  @Test
  void whatIsStuckIsLeftBehind() {
    CountDownLatch stuck = new CountDownLatch(1);

    boolean finished = Deadline.run("test", 10, () -> await(stuck));
    stuck.countDown();

    assertThat(finished).isFalse();
  }

  @Test
  void anInterruptedThreadStillRunsTheActionAndStaysInterrupted() {
    AtomicBoolean ran = new AtomicBoolean();
    Thread.currentThread().interrupt();

    boolean finished = Deadline.run("test", 60_000, () -> ran.set(true));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(finished).isTrue();
    assertThat(ran).isTrue();
  }

  @Test
  void aCollectionIsSeenToHaveRun() {
    assertThat(GarbageCollection.run(60_000)).isEqualTo(GarbageCollection.Outcome.RAN);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
