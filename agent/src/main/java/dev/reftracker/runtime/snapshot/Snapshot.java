package dev.reftracker.runtime.snapshot;

import java.util.ArrayList;
import java.util.List;

/**
 * The tracker's state at one moment: the second of the plain-data types that cross borders (runtime
 * to agent).
 *
 * @param startedAtMillis when tracking began, milliseconds since the epoch
 * @param takenAtMillis the moment of the snapshot, milliseconds since tracking began
 * @param leftOver groups of fate collected and live
 * @param healthy groups of fate healthy
 * @param healthyDropped healthy lifecycles that were counted but kept no group, because the table
 *     was full
 * @param violations what must not happen and did
 * @param names resolves ids
 * @param calls how often each woven method counted, by method id
 * @param counters totals
 */
@SuppressWarnings("ArrayRecordComponent") // plain data, read only
public record Snapshot(
    long startedAtMillis,
    long takenAtMillis,
    List<LifecycleGroup> leftOver,
    List<LifecycleGroup> healthy,
    long healthyDropped,
    List<Violation> violations,
    Names names,
    long[] calls,
    Counters counters) {

  private static final int MAX_EVENTS = 64;

  /**
   * The same without healthy lifecycles, and with the first events only of those that were left
   * over: what can be reported in a moment.
   */
  public Snapshot withoutHealthy() {
    List<LifecycleGroup> shortened = new ArrayList<>();
    for (LifecycleGroup group : leftOver) {
      shortened.add(group.withExamples(List.of(group.examples().get(0).first(MAX_EVENTS))));
    }
    return new Snapshot(
        startedAtMillis,
        takenAtMillis,
        shortened,
        List.of(),
        healthyDropped,
        violations,
        names,
        calls,
        counters);
  }

  /**
   * Totals; exact over what was tracked.
   *
   * @param acquires references taken, the counts of begins included
   * @param releases references given back
   * @param lifecyclesEnded lifecycles that ended
   * @param liveObjects targets with references at the snapshot
   * @param baselineReferences references from before tracking began
   * @param untracked references seen but not recorded
   * @param excludedObjects targets excluded by the rules
   * @param unknownObjects targets whose books make no claim since a release failed in an unknown
   *     way
   * @param shortLives lives given back more often than taken by the books, where nothing proves an
   *     over-release
   * @param comparisons how often the books were compared with the library's own count
   * @param droppedHandOvers hand-overs seen but not kept
   * @param suppressedFailures failures inside the tracker that were swallowed
   * @param firstFailure the first of them as one line, or null
   * @param usedBytes estimate of the tracker's own data
   * @param detail level of detail in force now: {@code full}, {@code adaptive}, {@code sites},
   *     {@code counts}
   * @param stepDowns how often the memory budget lowered the level
   */
  public record Counters(
      long acquires,
      long releases,
      long lifecyclesEnded,
      long liveObjects,
      long baselineReferences,
      long untracked,
      long excludedObjects,
      long unknownObjects,
      long shortLives,
      long comparisons,
      long droppedHandOvers,
      long suppressedFailures,
      String firstFailure,
      long usedBytes,
      String detail,
      int stepDowns) {}
}
