package dev.reftracker.runtime.snapshot;

import java.util.List;

/**
 * Lifecycles in which the same things happened at the same places: same tracked type, class, fate
 * and signature. The signature is the set of (operation, call site or stack) with each multiplicity
 * clamped to one or many, so loops do not multiply groups.
 *
 * @param typeId tracked type; see {@link Names#type}
 * @param classId runtime class of the targets
 * @param fate what became of them
 * @param objects how many lifecycles
 * @param references how many references were left over, summed
 * @param examples a few of them, whole; at least one
 * @param oldestMillis when the oldest began, in milliseconds since tracking began
 * @param newestMillis when the newest began
 * @param ageCounts lifecycles by life span (ended) or age (others): class i counts those below
 *     {@code 10^i} milliseconds, the last class the rest
 */
@SuppressWarnings("ArrayRecordComponent") // plain data, read only
public record LifecycleGroup(
    int typeId,
    int classId,
    Fate fate,
    long objects,
    long references,
    List<Lifecycle> examples,
    int oldestMillis,
    int newestMillis,
    long[] ageCounts) {

  /** The same group with other examples, at least one. */
  public LifecycleGroup withExamples(List<Lifecycle> others) {
    return new LifecycleGroup(
        typeId, classId, fate, objects, references, others, oldestMillis, newestMillis, ageCounts);
  }

  /** What became of a lifecycle. */
  public enum Fate {
    /** Every reference was given back. */
    HEALTHY,
    /** The target was collected with references left. */
    COLLECTED,
    /** Live at the snapshot with references left. */
    LIVE
  }
}
