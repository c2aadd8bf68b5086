package example.bench;

import io.netty.buffer.PooledByteBufAllocator;

/** Leaks that a program makes on purpose, so that its report can be checked. */
final class Planted {

  /** So many of each program that has no number of its own. */
  static final int LEAKS = 3;

  private Planted() {}

  /** Forgets buffers, and says how many. */
  static void buffers() {
    for (int i = 0; i < LEAKS; i++) {
      PooledByteBufAllocator.DEFAULT.buffer(64).writeByte(1);
    }
    Out.say("planted", LEAKS);
  }

  /** Forgets counted objects, and says how many. */
  static void counted() {
    for (int i = 0; i < LEAKS; i++) {
      new Counted().retain(); // two references each
    }
    Out.say("planted", 2 * LEAKS);
  }
}
