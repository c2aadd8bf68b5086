package dev.reftracker.report;

/**
 * An acquire or a listed use of a target whose count had already fallen to zero.
 *
 * @param fingerprint identity that survives line shifts
 * @param type name of the tracked type
 * @param className runtime class of the targets
 * @param objects distinct objects
 * @param use the wrong acquire or use
 * @param ending the release that ended the target, or null when the quarantine no longer knows
 * @param exception class of the library's own exception, or null when it threw none
 */
public record UseAfterEnd(
    String fingerprint,
    String type,
    String className,
    long objects,
    OverRelease.Event use,
    OverRelease.Event ending,
    String exception) {}
