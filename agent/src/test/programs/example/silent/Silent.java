package example.silent;

import java.util.ArrayList;
import java.util.List;

/**
 * Counters that let themselves be released too often without a word: no exception, no end. Each
 * round does it right once and wrong once.
 */
public class Silent {

  private static final List<Object> KEPT = new ArrayList<>();

  /** Goes below zero, and tells its count. */
  static final class Told {
    private int count = 1;

    void release() {
      count--;
    }

    int count() {
      return count;
    }
  }

  /** Stays at zero, and tells its count. */
  static final class Ignoring {
    private int count = 1;

    void release() {
      if (count > 0) {
        count--;
      }
    }

    int count() {
      return count;
    }
  }

  /** Goes below zero, and tells nobody. */
  static final class Secret {
    private int count = 1;

    void release() {
      count--;
    }

    @Override
    public String toString() {
      return "secret " + count;
    }
  }

  public static void main(String[] args) throws InterruptedException {
    for (int round = 0; round < 10; round++) {
      told(new Told(), round);
      ignoring(new Ignoring(), round);
      secret(new Secret(), round);
    }
    kept(new Secret());
    Thread.sleep(800); // long enough to be quiet
    System.out.println("done " + KEPT.size());
  }

  private static void told(Told target, int round) {
    target.release();
    if (round % 5 == 0) {
      target.release(); // OVER-RELEASE 2
    }
  }

  private static void ignoring(Ignoring target, int round) {
    target.release();
    if (round % 5 == 1) {
      target.release(); // OVER-RELEASE 2
    }
  }

  private static void secret(Secret target, int round) {
    target.release();
    if (round % 5 == 2) {
      target.release(); // OVER-RELEASE 2
    }
  }

  private static void kept(Secret target) {
    KEPT.add(target);
    target.release();
    target.release(); // OVER-RELEASE
  }
}
