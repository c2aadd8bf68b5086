package dev.reftracker.detection;

import dev.reftracker.report.Fingerprint;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.report.OverRelease;
import dev.reftracker.report.UseAfterEnd;
import dev.reftracker.runtime.Event;
import dev.reftracker.runtime.LifecycleGroup;
import dev.reftracker.runtime.LifecycleGroup.Fate;
import dev.reftracker.runtime.Op;
import dev.reftracker.runtime.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * Over-releases and uses after the end, with the release that had no acquire of its own marked.
 *
 * <p>The exception may hit an innocent third party, so in this order: (b) an earlier releaser is
 * still at work further down the stack of a later release, that is it gave back and then passed on;
 * (a) the same method of the same object released twice; (c) the deepest frame that the last two
 * releases have in common.
 */
final class OverReleases {

  private static final double SCORE_PASSED_ON = 0.85;
  private static final double SCORE_TWICE = 0.8;
  private static final double SCORE_COMMON = 0.65;

  private final Evidence evidence;
  private final Ways ways;

  OverReleases(Evidence evidence, Ways ways) {
    this.evidence = evidence;
    this.ways = ways;
  }

  OverRelease overRelease(Violation violation) {
    CleanFrames clean = clean(violation);
    List<Event> before = releasesBefore(violation);
    Culprit culprit = culprit(violation.event(), before, clean);
    List<String> notes = new ArrayList<>();
    if (violation.lifecycle() == null) {
      notes.add("the quarantine no longer knows the life that this release belongs to");
    }
    if (violation.failure() != null) {
      notes.add("the library threw " + violation.failure());
    }
    OverRelease.Event release = event(violation.event(), clean);
    return new OverRelease(
        Fingerprint.of(
            evidence.stacks().names().type(violation.typeId()),
            release.stack(),
            culprit == null ? null : culprit.site()),
        evidence.stacks().names().type(violation.typeId()),
        evidence.stacks().names().className(violation.classId()),
        violation.objects(),
        release,
        before.stream().map(one -> event(one, clean)).toList(),
        begin(violation, clean),
        culprit,
        notes);
  }

  UseAfterEnd useAfterEnd(Violation violation) {
    CleanFrames clean = clean(violation);
    OverRelease.Event use = event(violation.event(), clean);
    List<Event> releases = releasesBefore(violation);
    return new UseAfterEnd(
        Fingerprint.of(evidence.stacks().names().type(violation.typeId()), use.stack(), use.site()),
        evidence.stacks().names().type(violation.typeId()),
        evidence.stacks().names().className(violation.classId()),
        violation.objects(),
        use,
        releases.isEmpty() ? null : event(releases.get(releases.size() - 1), clean),
        violation.failure());
  }

  /** One event as the report tells it. */
  OverRelease.Event event(Event event, CleanFrames clean) {
    List<Frame> stack = evidence.stacks().of(event);
    Frame site = clean.acquireSite(stack); // a carrier may be the one that released too often
    return new OverRelease.Event(
        site,
        stack,
        evidence.stacks().names().thread(event.threadId()),
        ways.instant(event.atMillis()));
  }

  /** The clean frames of the violated type. */
  CleanFrames clean(Violation violation) {
    return evidence.clean(
        new LifecycleGroup(
            violation.typeId(),
            violation.classId(),
            Fate.LIVE,
            0,
            0,
            List.of(),
            0,
            0,
            new long[1]));
  }

  private OverRelease.Event begin(Violation violation, CleanFrames clean) {
    if (violation.lifecycle() == null) {
      return null;
    }
    for (Event event : violation.lifecycle().events()) {
      if (event.op().counts() && event.op() != Op.RELEASE) {
        return event(event, clean);
      }
    }
    return null;
  }

  private Culprit culprit(Event last, List<Event> before, CleanFrames clean) {
    List<Event> releases = new ArrayList<>(before);
    releases.add(last);
    if (releases.size() < 2) {
      return null;
    }
    for (int later = releases.size() - 1; later > 0; later--) {
      for (int earlier = 0; earlier < later; earlier++) {
        Frame passedOn = passedOn(releases.get(earlier), releases.get(later), clean);
        if (passedOn != null) {
          return new Culprit(passedOn, "passedOnAfterRelease", SCORE_PASSED_ON);
        }
      }
    }
    Event previous = releases.get(releases.size() - 2);
    Frame twice = clean.cleanSite(evidence.stacks().of(last));
    Frame first = clean.cleanSite(evidence.stacks().of(previous));
    if (twice != null
        && first != null
        && FrameNames.method(twice).equals(FrameNames.method(first))
        && last.holderId() == previous.holderId()) {
      return new Culprit(twice, "releasedTwice", SCORE_TWICE);
    }
    Frame common = deepestCommon(evidence.stacks().of(previous), evidence.stacks().of(last), clean);
    return common == null ? null : new Culprit(common, "commonCaller", SCORE_COMMON);
  }

  /**
   * The earlier releaser's frame when it is still at work below the top of the later release, else
   * null.
   */
  private Frame passedOn(Event earlier, Event later, CleanFrames clean) {
    List<Frame> first = evidence.stacks().of(earlier);
    List<Frame> second = evidence.stacks().of(later);
    int releaser = clean.clean(first, 0);
    int top = clean.clean(second, 0);
    if (releaser < 0 || top < 0 || earlier.threadId() != later.threadId()) {
      return null;
    }
    Frame frame = first.get(releaser);
    int depth = first.size() - releaser;
    int at = second.size() - depth;
    boolean sameCall =
        at > top && FrameNames.method(second.get(at)).equals(FrameNames.method(frame));
    return sameCall ? FrameNames.readable(frame) : null;
  }

  private static Frame deepestCommon(List<Frame> one, List<Frame> other, CleanFrames clean) {
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

  private static List<Event> releasesBefore(Violation violation) {
    List<Event> releases = new ArrayList<>();
    if (violation.lifecycle() != null) {
      for (Event event : violation.lifecycle().events()) {
        if (event.op() == Op.RELEASE && !event.undone() && event != violation.event()) {
          releases.add(event);
        }
      }
    }
    return releases;
  }
}
