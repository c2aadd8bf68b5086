package dev.reftracker.trigger;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;

/** A short collection before a report, so that what the program has dropped is known as dropped. */
public final class GarbageCollection {

  /** What became of the wish. */
  public enum Outcome {
    /** It ran and its references were processed. */
    RAN,
    /** The JVM ignored it ({@code -XX:+DisableExplicitGC}) or did not finish in time. */
    REFUSED
  }

  private static final long PROBE_MILLIS = 500;

  private GarbageCollection() {}

  /**
   * Collects, lets finalizers run, which may still release, and collects what these have let go.
   *
   * @param deadlineMillis how long to wait at most
   */
  public static Outcome run(long deadlineMillis) {
    boolean[] first = new boolean[1];
    Deadline.run(
        "reftracker-gc",
        deadlineMillis,
        () -> {
          first[0] = collect();
          if (first[0]) {
            System.runFinalization();
            collect();
          }
        });
    return first[0] ? Outcome.RAN : Outcome.REFUSED;
  }

  /** Whether a collection has noticed that an object of ours is gone. */
  private static boolean collect() {
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    PhantomReference<Object> probe = new PhantomReference<>(new Object(), queue);
    System.gc();
    try {
      return queue.remove(PROBE_MILLIS) == probe;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
