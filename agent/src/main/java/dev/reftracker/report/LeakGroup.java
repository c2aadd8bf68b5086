package dev.reftracker.report;

import java.util.List;

/**
 * References that were not given back for one and the same cause. Groups partition references.
 *
 * @param fingerprint identity that survives line shifts: 12 hexadecimal digits
 * @param type name of the tracked type
 * @param className runtime class of the targets
 * @param verdict leak, suspect or held
 * @param harmless whether the objects were begun and never counted afterwards, and hold nothing but
 *     what the garbage collector frees
 * @param collected true when the targets were collected, false when they are live
 * @param objects distinct objects in the group
 * @param references references in the group
 * @param acquire where they were taken
 * @param missingRelease where healthy objects like these were released, or null when there are none
 * @param surplusAcquire the acquire that only leaked objects have, or null
 * @param lastHolder the newest hand-over known, or null
 * @param culprit the one frame to open first, or null when nothing explains the group
 * @param others the frames to open next, the most likely first; may be empty
 * @param forgetting where in the culprit's code the reference is forgotten, or null when that is
 *     not certain
 * @param pairingExact whether a handle named the acquire
 * @param pairingRule name of the rule that paired: {@code handle}, {@code view}, {@code holder},
 *     {@code activation}, {@code oldest}, {@code twin}, {@code single}
 * @param pairingScore how often the rule held in this run, from 0 to 1; 1 when exact
 * @param holder class of the object that took the reference, or null
 * @param oldestAgeMillis age of the oldest reference at the report
 * @param newestAgeMillis age of the newest
 * @param ages number of references per age class, youngest first; see {@link AgeClass}
 * @param growth references more than in the report before, or null in the first
 * @param stackShare share of the references with a full stack, from 0 to 1
 * @param examples the way of a few of the objects
 * @param dependants groups that leaked only because this one did (content of a container); not
 *     counted again here
 * @param notes further evidence, one sentence each
 */
public record LeakGroup(
    String fingerprint,
    String type,
    String className,
    Verdict verdict,
    boolean harmless,
    boolean collected,
    long objects,
    long references,
    Acquire acquire,
    MissingRelease missingRelease,
    Frame surplusAcquire,
    LastHolder lastHolder,
    Culprit culprit,
    List<Culprit> others,
    Forgetting forgetting,
    boolean pairingExact,
    String pairingRule,
    double pairingScore,
    String holder,
    long oldestAgeMillis,
    long newestAgeMillis,
    List<AgeClass> ages,
    Long growth,
    double stackShare,
    List<Example> examples,
    List<LeakGroup> dependants,
    List<String> notes) {

  /**
   * Where the references were taken.
   *
   * @param site nearest frame that is not transparent; null when no stack and no call site is known
   * @param stack from the caller of the counting method outwards; empty at level sites
   * @param threads names of the threads that took them, at most a few
   * @param app first frame of the user's own code, or null when unknown or when it is the site
   *     itself
   */
  public record Acquire(Frame site, List<Frame> stack, List<String> threads, Frame app) {

    /**
     * An acquire whose frame in the user's own code is not known.
     *
     * @param site nearest frame that is not transparent, or null
     * @param stack from the caller of the counting method outwards
     * @param threads names of the threads that took them
     */
    public Acquire(Frame site, List<Frame> stack, List<String> threads) {
      this(site, stack, threads, null);
    }
  }

  /**
   * What others like them did.
   *
   * @param site where healthy objects of the same acquires were released
   * @param healthyObjects how many were
   * @param atLeast whether the number is a lower bound
   * @param share share of the healthy ones that were released there, from 0 to 1
   */
  public record MissingRelease(Frame site, long healthyObjects, boolean atLeast, double share) {}

  /**
   * The newest hand-over known.
   *
   * @param site first frame that is not transparent
   * @param stack the frames of the hand-over
   * @param kind {@code argument}, {@code handler}, {@code return}, {@code constructor}, {@code
   *     exception} or {@code touch}
   * @param hint class name of a touch's hint or of the exception, or null
   * @param thread name of the thread
   */
  public record LastHolder(
      Frame site, List<Frame> stack, String kind, String hint, String thread) {}

  /**
   * The frame to open first.
   *
   * @param site the frame
   * @param why {@code derived}, {@code surplusAcquire}, {@code exception}, {@code lastHolder},
   *     {@code container}, {@code missingRelease} or {@code acquire}
   * @param score from 0 to 1: how sure
   */
  public record Culprit(Frame site, String why, double score) {}

  /**
   * A bar of the age histogram.
   *
   * @param upToMillis upper bound of the age, {@link Long#MAX_VALUE} for the last
   * @param references how many
   */
  public record AgeClass(long upToMillis, long references) {}
}
