package example;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Something that counts its references, as many libraries write it. It knows nothing of RefTracker;
 * the rules in {@code sample-app/reftracker.yaml} name its methods.
 */
public final class Resource {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final String name;
  private final AtomicInteger count = new AtomicInteger(1);

  /**
   * Makes a resource with one reference, the caller's.
   *
   * @param name a name for people
   */
  public Resource(String name) {
    this.name = name;
  }

  /** The name that the constructor was given. */
  public String name() {
    return name;
  }

  /**
   * Takes one more reference, to be given back with {@link #release()}.
   *
   * @return this resource
   * @throws IllegalStateException if the resource has ended; the count is then unchanged
   */
  public Resource retain() {
    count.updateAndGet(now -> requireLive(now) + 1);
    return this;
  }

  /**
   * Gives one reference back.
   *
   * @return whether it was the last one, so that the resource has ended
   * @throws IllegalStateException if the resource had ended already; the count is then unchanged
   */
  public boolean release() {
    if (count.updateAndGet(now -> requireLive(now) - 1) > 0) {
      return false;
    }
    free();
    return true;
  }

  /** The references right now; 0 after the end. */
  public int count() {
    return count.get();
  }

  /**
   * Waits until the caller's reference is the only one left.
   *
   * @param limitMillis gives up after so many milliseconds
   * @return whether it is
   */
  public boolean awaitSole(long limitMillis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
    while (count.get() > 1) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return true;
  }

  private int requireLive(int now) {
    if (now == 0) {
      throw new IllegalStateException(name + " has ended");
    }
    return now;
  }

  /** Runs once, when the last reference has been given back. */
  private void free() {
    // A file would be closed here, or memory freed.
  }
}
