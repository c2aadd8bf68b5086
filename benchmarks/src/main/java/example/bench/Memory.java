package example.bench;

import java.util.concurrent.TimeUnit;

/** How much heap a tracked object takes, and how much a live reference. */
public final class Memory {

  private static final int OBJECTS = 1_000_000;

  private Memory() {}

  /** Prints the used heap after each step. */
  public static void main(String[] args) throws InterruptedException {
    Counted[] live = new Counted[OBJECTS];
    Out.say("emptyBytes", used());
    for (int i = 0; i < live.length; i++) {
      live[i] = new Counted();
    }
    Out.say("objectsBytes", used());
    for (Counted counted : live) {
      counted.retain();
    }
    Out.say("referencesBytes", used());
    for (Counted counted : live) {
      counted.release();
      counted.release();
    }
    Planted.counted();
  }

  /** Heap in use after a full collection, bytes. */
  static long used() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(100);
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
