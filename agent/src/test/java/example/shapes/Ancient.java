package example.shapes;

/** Uses nothing newer than Java 1.4 bytecode, so that tests can turn it into an old class file. */
public class Ancient {

  protected int count;

  public Ancient(int count) {
    this.count = count > 0 ? count : 1;
  }

  public int acquire(long amount) {
    for (int i = 0; i < amount; i++) {
      if (count < 0) {
        return -1;
      }
      count++;
    }
    return count;
  }

  public boolean release(int amount) {
    try {
      if (amount > count) {
        throw new IllegalStateException();
      }
      count -= amount;
      amount = 0;
    } finally {
      count += 0;
    }
    return count == 0;
  }

  /** Runs every path. */
  public static void run() {
    Ancient ancient = new Ancient(0);
    ancient.acquire(2);
    ancient.release(1);
    ancient.release(2);
    try {
      ancient.release(1);
    } catch (IllegalStateException e) {
      ancient.count = -1;
      ancient.acquire(1);
    }
  }
}
