package dev.reftracker.runtime;

import java.util.List;
import java.util.function.BiPredicate;

/**
 * What the user's options say to the tracker.
 *
 * @param detail how much is recorded of each reference
 * @param depth frames kept per stack, counted from the first frame outside the counting class
 * @param handOvers which hand-overs are recorded
 * @param maxMemoryBytes budget of the tracker's own data, estimated
 * @param attached whether the agent came to a running program, so that any target may be older than
 *     tracking
 * @param stuckAfterMillis references older than this are reported while they live; 0 for never
 * @param ignoredFrame frames (class name with dots, method) that no stack shows; null for none
 * @param types the tracked types, in the order of their ids from 1
 */
public record TrackerSettings(
    Detail detail,
    int depth,
    HandOvers handOvers,
    long maxMemoryBytes,
    boolean attached,
    long stuckAfterMillis,
    BiPredicate<String, String> ignoredFrame,
    List<TypeSettings> types) {

  /**
   * Adaptive detail, sixteen frames, hand-overs where they help, 64 MiB, from the start of the
   * program.
   */
  public static TrackerSettings defaults(List<TypeSettings> types) {
    return new TrackerSettings(
        Detail.ADAPTIVE, 16, HandOvers.AUTO, 64L << 20, false, 0, null, types);
  }

  /** How much is recorded, the most first. */
  public enum Detail {
    /** Every stack. */
    FULL,
    /** Every call site; full stacks first, then thinned. */
    ADAPTIVE,
    /** Every call site; stacks only where no call site is known. */
    SITES,
    /** Totals only. */
    COUNTS
  }

  /** Which hand-overs are recorded. */
  public enum HandOvers {
    /** All of them. */
    ALWAYS,
    /** The first objects of every begin site, then only at sites that have leaked. */
    AUTO,
    /** None. */
    OFF
  }
}
