package dev.reftracker.runtime.snapshot;

import java.util.List;

/**
 * Something that must not happen, as it was seen.
 *
 * @param kind what
 * @param typeId tracked type
 * @param classId runtime class of the target; of a scope, of the owner
 * @param objects how often the same was seen (same kind, class and stacks)
 * @param event the wrong release, acquire, use or wait
 * @param lifecycle the life it belongs to, from the quarantine; null when it is gone
 * @param booked for a mismatch what the books said; for a wait how many milliseconds; for a scope
 *     how many references were left; else 0
 * @param counted for a mismatch what the library said; else 0
 * @param failure class of the exception that the library threw, or null
 * @param around what else is known of an over-release
 * @param left what is left of a scope; else null
 */
public record Violation(
    Kind kind,
    int typeId,
    int classId,
    long objects,
    Event event,
    Lifecycle lifecycle,
    long booked,
    long counted,
    String failure,
    Around around,
    Left left) {

  /** The same, seen so often. */
  public Violation seen(long times) {
    return new Violation(
        kind, typeId, classId, times, event, lifecycle, booked, counted, failure, around, left);
  }

  /** What was violated. */
  public enum Kind {
    /** A release without a live reference. */
    OVER_RELEASE,
    /** An acquire or use of an ended target. */
    USE_AFTER_END,
    /** The books and the library disagree. */
    MISMATCH,
    /** References outlived their owner. */
    SCOPE,
    /** A wait that lasts too long. */
    STUCK
  }

  /** What rules out that an over-release only looks like one. */
  public enum Proof {
    /** The life had ended before it began. */
    ENDED,
    /** The library refused it, and the books agree. */
    REFUSED,
    /** The handle of its reference had been given back. */
    HANDLE,
    /** The library's own count said that there was no reference left, and the books agree. */
    COUNTED,
    /** The target was collected with books below zero: no acquire can be on its way. */
    COLLECTED,
    /** The books have been below zero for long, and no thread is inside an acquire. */
    QUIET
  }

  /**
   * What else is known about an over-release.
   *
   * @param proof what rules out that it only looks like one; null where nothing does
   * @param earlier the newest earlier lives of the same object, oldest first
   * @param earlierGone whether the quarantine has lost earlier lives of the same object
   */
  public record Around(Proof proof, List<Lifecycle> earlier, boolean earlierGone) {

    /** Nothing. */
    public static final Around NONE = new Around(null, List.of(), false);
  }

  /**
   * What an owner left behind.
   *
   * @param groups the live targets, grouped
   * @param owned whether they are known to belong to this owner; else they are all of the type
   * @param ownerless live targets of the type besides these whose owner is not known
   */
  public record Left(List<LifecycleGroup> groups, boolean owned, long ownerless) {}
}
