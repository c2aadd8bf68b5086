package example.counted;

import java.util.concurrent.atomic.AtomicInteger;

/** A reference-counted class of the user's own, as {@code counted.yaml} describes it. */
public class Counted {

  private final AtomicInteger count = new AtomicInteger(1);

  /** Takes a reference. */
  public void retain() {
    count.incrementAndGet();
  }

  /** Gives one back; true when it was the last. */
  public boolean release() {
    int left = count.decrementAndGet();
    if (left < 0) {
      count.incrementAndGet();
      throw new IllegalStateException("released too often");
    }
    return left == 0;
  }

  /** The references that there are. */
  public int count() {
    return count.get();
  }
}
