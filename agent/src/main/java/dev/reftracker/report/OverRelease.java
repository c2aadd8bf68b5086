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
 * @param culprit the frame to open first, or null; its {@code why} is {@code earlierOwner}, {@code
 *     passedOnAfterRelease}, {@code neverHealthy}, {@code releasedTwice} or {@code commonCaller}
 * @param evidence what rules out that it only looks like one: {@code ended}, {@code refused},
 *     {@code handle}, {@code counted}, {@code collected} or {@code quiet}; null when not known
 * @param lives the lives of an object that was handed out again, oldest first, the last the one in
 *     which the release was noticed; empty where only one life is known
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
    String evidence,
    List<Life> lives,
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

  /**
   * One life of an object, from a begin to its end.
   *
   * @param begin what began it, or null when not known
   * @param releases the releases in it, oldest first, without those that belong to another life
   * @param late releases by its owner that came when the object was somebody else's already
   */
  public record Life(Event begin, List<Event> releases, List<Event> late) {}
}
