package example.bench;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/** The smallest class that counts its references. */
public final class Counted {

  private static final AtomicIntegerFieldUpdater<Counted> COUNT =
      AtomicIntegerFieldUpdater.newUpdater(Counted.class, "count");

  private volatile int count = 1;

  /** One more reference. */
  public void retain() {
    COUNT.incrementAndGet(this);
  }

  /** One reference less; true when it was the last. */
  public boolean release() {
    return COUNT.decrementAndGet(this) == 0;
  }

  /** References now. */
  public int count() {
    return count;
  }
}
