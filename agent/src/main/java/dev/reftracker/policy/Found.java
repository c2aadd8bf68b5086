package dev.reftracker.policy;

import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.LeakReport;
import dev.reftracker.report.OverRelease;
import dev.reftracker.report.UseAfterEnd;
import dev.reftracker.report.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * A finding that may be known: what suppressions and baselines look at.
 *
 * @param kind what it is
 * @param fingerprint identity of its cause
 * @param type name of the tracked type
 * @param className runtime class of the targets
 * @param frames where it may be recognised: the culprit first, then the site, then the stack
 * @param number references that leaked, or objects
 */
record Found(
    Kind kind, String fingerprint, String type, String className, List<Frame> frames, long number) {

  /** The kinds that have a fingerprint. */
  enum Kind {
    /** References with verdict leak. */
    LEAK("leaked references", "leak"),
    /** Releases without a reference. */
    OVER_RELEASE("over-releases", "over-release"),
    /** Acquires and uses of ended targets. */
    USE_AFTER_END("uses after end", "use after end");

    final String plural;
    final String singular;

    Kind(String plural, String singular) {
      this.plural = plural;
      this.singular = singular;
    }
  }

  /** Everything in the report that counts and has a fingerprint. */
  static List<Found> in(LeakReport report) {
    List<Found> all = new ArrayList<>();
    addLeaks(report.leaks(), all);
    for (OverRelease found : report.overReleases()) {
      all.add(
          new Found(
              Kind.OVER_RELEASE,
              found.fingerprint(),
              found.type(),
              found.className(),
              frames(found.culprit(), found.release()),
              found.objects()));
    }
    for (UseAfterEnd found : report.usesAfterEnd()) {
      all.add(
          new Found(
              Kind.USE_AFTER_END,
              found.fingerprint(),
              found.type(),
              found.className(),
              frames(null, found.use()),
              found.objects()));
    }
    return all;
  }

  private static void addLeaks(List<LeakGroup> groups, List<Found> all) {
    for (LeakGroup group : groups) {
      if (group.verdict() == Verdict.LEAK) {
        all.add(
            new Found(
                Kind.LEAK,
                group.fingerprint(),
                group.type(),
                group.className(),
                frames(group.culprit(), group.acquire().site(), group.acquire().stack()),
                group.references()));
      }
      addLeaks(group.dependants(), all);
    }
  }

  private static List<Frame> frames(LeakGroup.Culprit culprit, OverRelease.Event event) {
    return event == null
        ? frames(culprit, null, List.of())
        : frames(culprit, event.site(), event.stack());
  }

  private static List<Frame> frames(LeakGroup.Culprit culprit, Frame site, List<Frame> stack) {
    List<Frame> frames = new ArrayList<>();
    if (culprit != null) {
      frames.add(culprit.site());
    }
    if (site != null) {
      frames.add(site);
    }
    frames.addAll(stack);
    return frames;
  }
}
