package dev.reftracker.runtime;

/** A coarse clock: the tracker's own thread moves it, hooks read one field. */
final class Clock {

  private final long startNanos = System.nanoTime();
  private final long startedAtMillis = System.currentTimeMillis();
  private volatile int millis;

  /** Milliseconds since tracking began, as of the last tick. */
  int millis() {
    return millis;
  }

  /** Reads the real clock. */
  int tick() {
    int now = (int) ((System.nanoTime() - startNanos) / 1_000_000);
    millis = now;
    return now;
  }

  /** When tracking began, in milliseconds since the epoch. */
  long startedAtMillis() {
    return startedAtMillis;
  }
}
