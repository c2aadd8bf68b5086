package example.shapes;

import java.util.concurrent.atomic.AtomicInteger;

/** Bodies that jump back to their own start, with locals that come and go, and inner handlers. */
public final class Loops {

  private final AtomicInteger count = new AtomicInteger(1);
  private int tries;

  public int acquire(int amount) {
    while (true) {
      int before = count.get();
      if (tries++ % 3 != 2) {
        continue;
      }
      long after = (long) before + amount;
      if (count.compareAndSet(before, (int) after)) {
        return (int) after;
      }
    }
  }

  public boolean release(int amount) {
    do {
      int before = count.get();
      try {
        if (before < amount) {
          throw new IllegalStateException();
        }
        String name = "a";
        for (int i = 0; i < 3; i++) {
          double weight = i * 1.5;
          if (weight > amount) {
            return name.isEmpty();
          }
        }
      } catch (IllegalStateException e) {
        if (amount > 100) {
          throw e;
        }
        return false;
      } finally {
        tries++;
      }
    } while (!count.compareAndSet(count.get(), count.get() - amount));
    return count.get() == 0;
  }

  /** Runs every path. */
  public static void run() {
    Loops loops = new Loops();
    loops.acquire(5);
    loops.release(2);
    loops.release(1);
    loops.release(4);
    loops.release(99);
    try {
      loops.release(101);
    } catch (IllegalStateException e) {
      loops.acquire(1);
    }
  }
}
