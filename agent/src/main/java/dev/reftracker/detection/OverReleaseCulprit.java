package dev.reftracker.detection;

import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.runtime.Event;
import dev.reftracker.runtime.Lifecycle;
import dev.reftracker.runtime.LifecycleGroup;
import dev.reftracker.runtime.Op;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Marks the release that had no acquire of its own. The library's exception may hit an innocent
 * third party, so the last release is not simply the one; in this order:
 *
 * <ol>
 *   <li>an earlier releaser is still at work further down the stack of a later release: it gave
 *       back and then passed on
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

  private final Stacks stacks;
  private final CleanFrames clean;
  private final Set<Frame> healthySites = new HashSet<>();

  OverReleaseCulprit(Evidence evidence, CleanFrames clean, int typeId) {
    this.stacks = evidence.stacks();
    this.clean = clean;
    for (LifecycleGroup group : evidence.healthy()) {
      if (group.typeId() == typeId) {
        group.examples().stream().filter(one -> !evidence.isViolated(one)).forEach(this::learn);
      }
    }
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
        && FrameNames.method(twice).equals(FrameNames.method(first))
        && last.holderId() == previous.holderId()) {
      return new Culprit(twice, "releasedTwice", SCORE_TWICE);
    }
    Frame common = deepestCommon(stacks.of(previous), stacks.of(last));
    return common == null ? null : new Culprit(common, "commonCaller", SCORE_COMMON);
  }

  private void learn(Lifecycle example) {
    for (Event event : example.events()) {
      if (event.op() == Op.RELEASE && !event.undone()) {
        healthySites.add(site(event));
      }
    }
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
      (healthySites.contains(site) ? known : unknown).add(site);
    }
    return unknown.size() == 1 && !known.isEmpty() ? unknown.iterator().next() : null;
  }

  private Frame passedOn(List<Event> releases) {
    for (int later = releases.size() - 1; later > 0; later--) {
      for (int earlier = 0; earlier < later; earlier++) {
        Frame passedOn = passedOn(releases.get(earlier), releases.get(later));
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
    int at = second.size() - (first.size() - releaser);
    boolean sameCall =
        at > top && FrameNames.method(second.get(at)).equals(FrameNames.method(frame));
    return sameCall ? FrameNames.readable(frame) : null;
  }

  private Frame deepestCommon(List<Frame> one, List<Frame> other) {
    int i = one.size() - 1;
    int j = other.size() - 1;
    int deepest = -1;
    while (i >= 0
        && j >= 0
        && FrameNames.method(one.get(i)).equals(FrameNames.method(other.get(j)))) {
      deepest = j;
      i--;
      j--;
    }
    int index = deepest < 0 ? -1 : clean.clean(other, deepest);
    return index < 0 ? null : FrameNames.readable(other.get(index));
  }
}
