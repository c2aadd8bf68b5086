package dev.reftracker.runtime;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Decides which events get a full stack: the first of every call site and method, then ever fewer,
 * and all of them where something leaked. Counts in a fixed array, so two sites may share a cell
 * and be thinned a little earlier.
 */
final class Thinning {

  /** So many are kept at first, and again each time their number has doubled. */
  private static final int FIRST = 32;

  private static final int CELLS = 1 << 14;
  private static final int LEAKED = 1 << 30;

  private final AtomicIntegerArray cells = new AtomicIntegerArray(CELLS);

  /**
   * Whether this event at a known call site gets a full stack. Once the first ones have been taken,
   * each thread counts for itself: a cell that all of them wrote would travel between processors.
   */
  boolean wants(ThreadState s, int siteId, int methodId) {
    int cell = cell(siteId, methodId);
    int n = cells.getPlain(cell);
    if (n >= LEAKED) {
      return true;
    }
    if (n < FIRST) {
      cells.setPlain(cell, n + 1); // racy: a lost update costs one stack more
      return true;
    }
    int mine = s.nextOf(cell);
    return mine >= FIRST && (mine & (Integer.highestOneBit(mine) / FIRST - 1)) == 0;
  }

  /** References taken there have leaked: from now on every one gets a full stack. */
  void leaked(int siteId, int methodId) {
    cells.set(cell(siteId, methodId), LEAKED);
  }

  private static int cell(int siteId, int methodId) {
    int h = siteId * 0x9E3779B1 + methodId * 0x85EBCA6B;
    return (h ^ (h >>> 15)) & (CELLS - 1);
  }
}
