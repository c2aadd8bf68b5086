package dev.reftracker.runtime;

/**
 * The last few lives that one thread took references of, for exceptions that leave a method which
 * got its target by itself. Lives only, never targets.
 */
final class Recent {

  private static final int SIZE = 8;

  private final Life[] lives = new Life[SIZE];
  private int next;

  void add(Life life) {
    lives[next++ & (SIZE - 1)] = life;
  }

  /** The i-th newest, or null. */
  Life get(int i) {
    return lives[(next - 1 - i) & (SIZE - 1)];
  }

  static int size() {
    return SIZE;
  }
}
