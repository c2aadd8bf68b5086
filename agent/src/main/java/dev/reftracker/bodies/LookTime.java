package dev.reftracker.bodies;

/** How long looks may take together, and took. One thread. */
final class LookTime {

  private final long allowedNanos;
  private long spentNanos;
  private long beganNanos;
  private int nested;

  LookTime(long allowedNanos) {
    this.allowedNanos = allowedNanos;
  }

  /** A look begins, maybe inside another. */
  void start() {
    if (nested++ == 0) {
      beganNanos = System.nanoTime();
    }
  }

  void stop() {
    if (--nested == 0) {
      spentNanos += System.nanoTime() - beganNanos;
    }
  }

  /** Whether no further look may begin. */
  boolean isUp() {
    long now = nested == 0 ? 0 : System.nanoTime() - beganNanos;
    return spentNanos + now >= allowedNanos;
  }
}
