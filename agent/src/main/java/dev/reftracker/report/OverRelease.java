package dev.reftracker.report;

import java.util.List;

/**
 * Releases without a live reference, of one and the same cause.
 *
 * @param fingerprint identity that survives line shifts
 * @param type name of the tracked type
 * @param className runtime class of the targets
 * @param objects distinct objects
 * @param release the release that was too much
 * @param previousReleases the releases before it, oldest first
 * @param acquire what began the lifecycle, or null when the quarantine no longer knows
 * @param culprit the frame to open first, or null; its {@code why} is {@code passedOnAfterRelease},
 *     {@code neverHealthy}, {@code releasedTwice} or {@code commonCaller}
 * @param notes further evidence, one sentence each
 */
public record OverRelease(
    String fingerprint,
    String type,
    String className,
    long objects,
    Event release,
    List<Event> previousReleases,
    Event acquire,
    LeakGroup.Culprit culprit,
    List<String> notes) {

  /**
   * One acquire or release.
   *
   * @param site nearest frame that is not transparent
   * @param stack the frames
   * @param thread name of the thread
   * @param at when
   */
  public record Event(Frame site, List<Frame> stack, String thread, java.time.Instant at) {}
}
