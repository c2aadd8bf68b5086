package example.callsites;

/** A transparent class with static helpers. */
public final class Counts {
  private Counts() {}

  /** Releases what counts. */
  public static boolean release(Object message) {
    return message instanceof Counted counted && counted.release();
  }

  /** Releases {@code times} times. */
  public static void release(Object message, int times) {
    for (int i = 0; i < times; i++) {
      release(message);
    }
  }
}
