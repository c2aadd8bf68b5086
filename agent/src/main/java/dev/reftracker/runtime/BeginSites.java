package dev.reftracker.runtime;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Which begin sites have their objects watched for hand-overs: the first objects of each, then all
 * where one leaked.
 */
final class BeginSites {

  private static final int FIRST_OBJECTS = 256;
  private static final int CELLS = 1 << 14;
  private static final int LEAKED = -1;

  private final AtomicIntegerArray cells = new AtomicIntegerArray(CELLS);
  private final TrackerSettings.HandOvers mode;

  BeginSites(TrackerSettings.HandOvers mode) {
    this.mode = mode;
  }

  /** Whether the object that begins at this site, or else with this stack, is watched. */
  boolean wants(int siteId, int stackId) {
    if (mode != TrackerSettings.HandOvers.AUTO) {
      return mode == TrackerSettings.HandOvers.ALWAYS;
    }
    int cell = cell(siteId, stackId);
    int n = cells.getPlain(cell);
    if (n >= FIRST_OBJECTS) {
      return false;
    }
    if (n != LEAKED) {
      cells.setPlain(cell, n + 1); // racy: a lost update watches one object more
    }
    return true;
  }

  /** Whether objects of this begin are watched for as long as they live. */
  boolean watchesForGood(PlainEvent begin) {
    return mode == TrackerSettings.HandOvers.ALWAYS
        || cells.getPlain(cell(begin.siteId, begin.stackId)) == LEAKED;
  }

  /** An object of this begin leaked. */
  void leaked(PlainEvent begin) {
    cells.set(cell(begin.siteId, begin.stackId), LEAKED);
  }

  private static int cell(int siteId, int stackId) {
    int h = (siteId != 0 ? siteId * 2 : stackId * 2 + 1) * 0x9E3779B1;
    return (h ^ (h >>> 15)) & (CELLS - 1);
  }
}
