package example.counted;

import java.util.concurrent.CountDownLatch;

/**
 * The books are at zero while the object is alive: one thread has raised the count, but what comes
 * after its method is not done yet, when another thread gives the first reference back.
 */
public class PendingHook {

  private static final int ROUNDS = 200;

  /** A counted class whose only acquire is slow. */
  static final class Shared {
    private final CountDownLatch raised = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private int count = 1;

    void retain() {
      synchronized (this) {
        count++;
      }
      raised.countDown();
      await(released);
    }

    void release() {
      synchronized (this) {
        count--;
      }
    }

    synchronized int count() {
      return count;
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int left = 0;
    for (int round = 0; round < ROUNDS; round++) {
      left += race(new Shared(), round == 150);
    }
    System.out.println("left " + left);
  }

  private static int race(Shared shared, boolean forget) throws InterruptedException {
    Thread other = new Thread(() -> releaseFirst(shared), "other");
    other.start();
    shared.retain(); // LEAK
    other.join();
    if (!forget) {
      shared.release();
    }
    return shared.count();
  }

  private static void releaseFirst(Shared shared) {
    await(shared.raised);
    shared.release();
    shared.released.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
