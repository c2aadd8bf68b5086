package dev.reftracker.report;

/**
 * Totals of a report; every number counts what was tracked, {@code untracked} bounds the rest.
 *
 * @param leakedReferences references with verdict leak
 * @param leakedObjects distinct objects with such references
 * @param leakGroups groups with verdict leak
 * @param overReleases over-releases found
 * @param usesAfterEnd uses after end found
 * @param mismatches mismatches found
 * @param scopes scopes outlived
 * @param stuck waits found stuck
 * @param suspectReferences references with verdict suspect
 * @param heldReferences references with verdict held
 * @param harmlessReferences how many of the leaked references are harmless: see {@link
 *     LeakGroup#harmless}
 * @param acquires references taken, the first counts of begins included
 * @param releases references given back
 * @param liveObjects objects with live references at the moment of the report
 * @param untracked references seen but not recorded
 * @param suppressedFailures failures of the tracker itself that were swallowed
 * @param comparisons how often the books were compared with the library's own count
 * @param detail level of detail that produced the report: {@code full}, {@code adaptive}, {@code
 *     sites}, {@code counts}
 */
public record Summary(
    long leakedReferences,
    long leakedObjects,
    int leakGroups,
    long overReleases,
    long usesAfterEnd,
    long mismatches,
    long scopes,
    long stuck,
    long suspectReferences,
    long heldReferences,
    long harmlessReferences,
    long acquires,
    long releases,
    long liveObjects,
    long untracked,
    long suppressedFailures,
    long comparisons,
    String detail) {}
