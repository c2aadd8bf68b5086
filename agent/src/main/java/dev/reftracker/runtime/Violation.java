package dev.reftracker.runtime;

import java.util.List;

/**
 * Something that must not happen, as it was seen.
 *
 * @param kind what
 * @param typeId tracked type
 * @param classId runtime class of the target
 * @param objects how often the same was seen (same kind, class and stacks)
 * @param event the wrong release, acquire, use or wait
 * @param lifecycle the life it belongs to, from the quarantine; null when it is gone
 * @param booked for a mismatch what the books said; for a wait how many milliseconds; else 0
 * @param counted for a mismatch what the library said; else 0
 * @param failure class of the exception that the library threw, or null
 * @param around what else is known
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
    Around around) {

  /** A violation of which nothing else is known. */
  public Violation(
      Kind kind,
      int typeId,
      int classId,
      long objects,
      Event event,
      Lifecycle lifecycle,
      long booked,
      long counted,
      String failure) {
    this(kind, typeId, classId, objects, event, lifecycle, booked, counted, failure, Around.NONE);
  }

  /** The same, seen so often. */
  Violation seen(long times) {
    return new Violation(
        kind, typeId, classId, times, event, lifecycle, booked, counted, failure, around);
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
   * What else is known about a violation.
   *
   * @param proof for an over-release: what rules out that it only looks like one; else null
   * @param earlier for an over-release: the newest earlier lives of the same object, oldest first
   * @param earlierGone whether the quarantine has lost earlier lives of the same object
   */
  public record Around(Proof proof, List<Lifecycle> earlier, boolean earlierGone) {

    /** Nothing. */
    static final Around NONE = new Around(null, List.of(), false);
  }
}
