package dev.reftracker.runtime;

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
    String failure) {

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
}
