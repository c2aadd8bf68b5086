package dev.reftracker.detection;

import dev.reftracker.detection.evidence.CleanFrames;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.detection.evidence.Stacks;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Marks the release that had no acquire of its own. The library's exception may hit an innocent
 * third party, so the last release is not simply the one; in this order:
 *
 * <ol>
 *   <li>an earlier releaser, at a site where no healthy one is released, is still at work further
 *       down the stack of a later release, or a method that it inherits is: it gave back and then
 *       passed on
 *   <li>one site released that no healthy lifecycle releases at, and the others are sites where
 *       healthy ones do
 *   <li>the same method of the same object released twice
 *   <li>the deepest frame that the last two releases have in common
 * </ol>
 */
final class OverReleaseCulprit {

  private static final double SCORE_PASSED_ON = 0.75;
  private static final double SCORE_NEVER_HEALTHY = 0.75;
  private static final double SCORE_TWICE = 0.7;
  private static final double SCORE_COMMON = 0.6;

  /** Stacks are cut: so many equal frames below a call make two calls the same. */
  private static final int MIN_SAME = 3;

  private final Stacks stacks;
  private final CleanFrames clean;
  private final BiPredicate<String, String> subtype;
  private final HealthyReleases healthy;

  OverReleaseCulprit(Evidence evidence, CleanFrames clean, Violation violation) {
    this.stacks = evidence.stacks();
    this.clean = clean;
    this.subtype = evidence.subtype();
    this.healthy = new HealthyReleases(evidence, clean, violation);
  }

  /** The culprit, or null when only one release is known. */
  Culprit of(List<Event> before, Event last) {
    if (before.isEmpty()) {
      return null;
    }
    List<Event> releases = new ArrayList<>(before);
    releases.add(last);
    Frame passedOn = passedOn(releases);
    if (passedOn != null) {
      return new Culprit(passedOn, "passedOnAfterRelease", SCORE_PASSED_ON);
    }
    Frame neverHealthy = neverHealthy(releases);
    if (neverHealthy != null) {
      return new Culprit(neverHealthy, "neverHealthy", SCORE_NEVER_HEALTHY);
    }
    Event previous = before.get(before.size() - 1);
    Frame first = site(previous);
    Frame twice = site(last);
    if (twice != null
        && first != null
        && FrameNames.sameMethod(twice, first)
        && last.holderId() == previous.holderId()) {
      return new Culprit(twice, "releasedTwice", SCORE_TWICE);
    }
    Frame common = deepestCommon(stacks.of(previous), stacks.of(last));
    return common == null ? null : new Culprit(common, "commonCaller", SCORE_COMMON);
  }

  /** Where it was released; a carrier may well be the one that does it twice. */
  private Frame site(Event release) {
    return clean.acquireSite(stacks.of(release));
  }

  /**
   * The only site among several that healthy lifecycles do not know; null when there is not exactly
   * one.
   */
  private Frame neverHealthy(List<Event> releases) {
    Set<Frame> unknown = new HashSet<>();
    Set<Frame> known = new HashSet<>();
    for (Event release : releases) {
      Frame site = site(release);
      (healthy.knows(site) ? known : unknown).add(site);
    }
    return unknown.size() == 1 && !known.isEmpty() ? unknown.iterator().next() : null;
  }

  private Frame passedOn(List<Event> releases) {
    for (int later = releases.size() - 1; later > 0; later--) {
      for (int earlier = 0; earlier < later; earlier++) {
        boolean innocent = healthy.knows(site(releases.get(earlier)));
        Frame passedOn = innocent ? null : passedOn(releases.get(earlier), releases.get(later));
        if (passedOn != null) {
          return passedOn;
        }
      }
    }
    return null;
  }

  /**
   * The earlier releaser's frame when it is still at work below the top of the later release, else
   * null.
   */
  private Frame passedOn(Event earlier, Event later) {
    List<Frame> first = stacks.of(earlier);
    List<Frame> second = stacks.of(later);
    int releaser = clean.clean(first, 0);
    int top = clean.clean(second, 0);
    if (releaser < 0 || top < 0 || earlier.threadId() != later.threadId()) {
      return null;
    }
    Frame frame = first.get(releaser);
    boolean atWork = sameFrom(first, releaser, second, top + 1) >= 0;
    if (!atWork) {
      int inherited = common(first, releaser + 1, second, top + 1);
      atWork = inherited >= 0 && subtype.test(frame.className(), second.get(inherited).className());
    }
    return atWork ? FrameNames.readable(frame) : null;
  }

  private Frame deepestCommon(List<Frame> one, List<Frame> other) {
    int deepest = common(one, 0, other, 0);
    int index = deepest < 0 ? -1 : clean.clean(other, deepest);
    return index < 0 ? null : FrameNames.readable(other.get(index));
  }

  /** Index in {@code other} of the innermost call that both are inside of, or -1. */
  private static int common(List<Frame> one, int from, List<Frame> other, int otherFrom) {
    for (int i = from; i < one.size(); i++) {
      int same = sameFrom(one, i, other, otherFrom);
      if (same >= 0) {
        return same;
      }
    }
    return -1;
  }

  /**
   * Index in {@code other} of the call of {@code one}'s frame {@code at}, or -1: the same method,
   * in which both may have come to different lines, and below it the same frames as far as both
   * stacks reach.
   */
  private static int sameFrom(List<Frame> one, int at, List<Frame> other, int otherFrom) {
    for (int j = otherFrom; j < other.size(); j++) {
      int reach = Math.min(one.size() - at, other.size() - j);
      boolean whole = one.size() - at == other.size() - j;
      if ((whole || reach > MIN_SAME)
          && FrameNames.sameMethod(one.get(at), other.get(j))
          && one.subList(at + 1, at + reach).equals(other.subList(j + 1, j + reach))) {
        return j;
      }
    }
    return -1;
  }
}
