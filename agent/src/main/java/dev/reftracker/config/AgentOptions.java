package dev.reftracker.config;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The agent options with their defaults filled in; {@code docs/options.md} describes each.
 *
 * @param presets the presets named, in order
 * @param configFiles the rule files named, in order
 * @param reports where to write reports, as written ({@code %p} and {@code %t} not yet replaced);
 *     empty for stderr
 * @param triggers when to report
 * @param signal the signal's name without {@code SIG}
 * @param stacks how much detail is recorded
 * @param depth frames kept per stack
 * @param handovers which hand-overs are recorded
 * @param maxMemoryBytes budget of the tracker's own data
 * @param collectBeforeReport whether a short garbage collection runs before the exit report
 * @param exitStatus the status on a finding, empty for none
 * @param failOn which findings change the exit status
 * @param minAgeMillis live references younger than this are no leak
 * @param maxLeaks leaked references up to this number do not change the exit status
 * @param suppressions a suppressions file, or null
 * @param baseline a baseline of fingerprints, or null
 * @param stuckAfterMillis references older than this are stuck; 0 for never
 * @param applicationPackages package prefixes of the user's own code; empty to learn them
 * @param onlyMain glob on the main class or jar; null for every program
 */
public record AgentOptions(
    List<String> presets,
    List<Path> configFiles,
    List<String> reports,
    Set<Trigger> triggers,
    String signal,
    Detail stacks,
    int depth,
    HandOvers handovers,
    long maxMemoryBytes,
    boolean collectBeforeReport,
    OptionalInt exitStatus,
    Set<Finding> failOn,
    long minAgeMillis,
    int maxLeaks,
    Path suppressions,
    Path baseline,
    long stuckAfterMillis,
    List<String> applicationPackages,
    String onlyMain) {

  /** When a report is written. */
  public enum Trigger {
    /** At the end of the program, after its own shutdown hooks. */
    EXIT,
    /** On a signal, the program running on. */
    SIGNAL
  }

  /** How much is recorded of each reference. */
  public enum Detail {
    /** Every stack. */
    FULL,
    /** Every call site; full stacks first, then thinned. */
    ADAPTIVE,
    /** Every call site. */
    SITES,
    /** Totals only. */
    COUNTS
  }

  /** Which hand-overs are recorded. */
  public enum HandOvers {
    /** All of them. */
    ALWAYS,
    /** The first objects of every acquire site, then only at sites that have leaked. */
    AUTO,
    /** None. */
    OFF
  }

  /** A kind of finding that {@code fail-on} can name. */
  public enum Finding {
    /** A leaked reference. */
    LEAK,
    /** A release without a live reference. */
    OVER_RELEASE,
    /** An acquire or use of an ended target. */
    USE_AFTER_END,
    /** Our books and the library's count disagree. */
    MISMATCH,
    /** References that outlived their owner. */
    SCOPE,
    /** A waiting method or a reference that is stuck. */
    STUCK
  }
}
