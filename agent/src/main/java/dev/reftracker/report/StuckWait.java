package dev.reftracker.report;

import java.util.List;

/**
 * A wait for a count that does not fall, or a reference that is held for too long.
 *
 * @param kind {@link #WAIT} or {@link #OLD}
 * @param className class of the target
 * @param waitingMillis how long the wait lasts, or how old the oldest reference is
 * @param waitedAt where it waits, or where the oldest reference was taken
 * @param references the live references of the target
 */
public record StuckWait(
    String kind,
    String className,
    long waitingMillis,
    OverRelease.Event waitedAt,
    List<LeakGroup> references) {

  /** A thread is inside a waiting method for longer than the rule allows. */
  public static final String WAIT = "wait";

  /** A reference is older than the option {@code stuck-after} allows. */
  public static final String OLD = "old";

  /** Whether a thread waits; else a reference is old. */
  public boolean isWait() {
    return !OLD.equals(kind);
  }
}
