package dev.reftracker.runtime;

/**
 * The last few events by which one thread took references, for exceptions that leave a method which
 * got its target by itself. Events only, never targets.
 */
final class Recent {

  private static final int SIZE = 32;

  private final PlainEvent[] events = new PlainEvent[SIZE];
  private int next;

  void add(PlainEvent taken) {
    events[next++ & (SIZE - 1)] = taken;
  }

  /** The i-th newest, or null. */
  PlainEvent get(int i) {
    return events[(next - 1 - i) & (SIZE - 1)];
  }

  static int size() {
    return SIZE;
  }
}
