package dev.reftracker.runtime;

/**
 * Estimates the tracker's own data and lowers the level of detail when it outgrows what the user
 * granted.
 */
final class Budget {

  private static final long BYTES_PER_ENTRY = 100;
  private static final long BYTES_PER_EVENT = 48;

  private final long maxBytes;
  private final Registry names;
  private final IdentityTable<Directory> table;
  private final Groups groups;
  private final Totals totals;
  private final Detail detail;
  private final FailureLog failures;
  private long bytesAtStep;

  Budget(
      long maxBytes,
      Registry names,
      IdentityTable<Directory> table,
      Groups groups,
      Totals totals,
      Detail detail,
      FailureLog failures) {
    this.maxBytes = maxBytes;
    this.names = names;
    this.table = table;
    this.groups = groups;
    this.totals = totals;
    this.detail = detail;
    this.failures = failures;
  }

  /** Estimated size now. */
  long usedBytes() {
    return table.size() * BYTES_PER_ENTRY
        + Math.max(0, names.countingCalls() + totals.liveEvents()) * BYTES_PER_EVENT
        + names.depot.usedBytes()
        + groups.usedBytes();
  }

  /**
   * Steps down when the data is over the budget and, after a step, has grown on nevertheless; also
   * when a hook found no memory.
   */
  synchronized void check() {
    long used = usedBytes();
    boolean outgrown = used > maxBytes && used > bytesAtStep;
    if (failures.takeMemoryFailed() || outgrown) {
      bytesAtStep = used + used / 16;
      detail.stepDown();
    }
  }
}
