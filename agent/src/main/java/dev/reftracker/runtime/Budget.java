package dev.reftracker.runtime;

/**
 * Estimates the tracker's own data and lowers the level of detail when it outgrows what the user
 * granted.
 */
final class Budget {

  private static final long BYTES_PER_ENTRY = 100;
  private static final long BYTES_PER_EVENT = 48;

  // At how much of the budget the steps are taken.
  private static final long PARTS = 32;
  private static final long FIRST_STEP = 28;
  private static final long LAST_STEP = 30;

  /** So much must come free where targets at rest are put away, lest it is tried all the time. */
  private static final long WORTH_IT = 4;

  private final long maxBytes;
  private final Registry names;
  private final IdentityTable<Directory> table;
  private final Groups groups;
  private final Totals totals;
  private final Detail detail;
  private final FailureLog failures;
  private final Resting resting;

  Budget(
      long maxBytes,
      Registry names,
      IdentityTable<Directory> table,
      Groups groups,
      Totals totals,
      Detail detail,
      FailureLog failures,
      Resting resting) {
    this.maxBytes = maxBytes;
    this.names = names;
    this.table = table;
    this.groups = groups;
    this.totals = totals;
    this.detail = detail;
    this.failures = failures;
    this.resting = resting;
  }

  /** Estimated size now. */
  long usedBytes() {
    return table.size() * BYTES_PER_ENTRY
        + Math.max(0, names.countingCalls() + totals.liveEvents()) * BYTES_PER_EVENT
        + names.depot.usedBytes()
        + groups.usedBytes();
  }

  /**
   * Steps down shortly before the data is over the budget, since it grows on between two looks and
   * the first step saves only stacks; also when a hook found no memory. Not where as much comes
   * free by putting away what is of no use any more.
   */
  synchronized void check() {
    long part = detail.level() == TrackerSettings.Detail.SITES ? LAST_STEP : FIRST_STEP;
    long used = usedBytes();
    if (failures.takeMemoryFailed()) {
      detail.stepDown();
    } else if (used > maxBytes / PARTS * part
        && !detail.countsOnly()
        && !makesRoom(used, Resting.LONG_MILLIS)
        && !makesRoom(used, Resting.SHORT_MILLIS)) {
      detail.stepDown();
    }
  }

  private boolean makesRoom(long used, int restingMillis) {
    resting.putAway(restingMillis);
    return used - usedBytes() >= maxBytes / PARTS * WORTH_IT;
  }
}
