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

/** Tells over-releases and uses after the end as the report does. */
final class OverReleases {

  private final Evidence evidence;
  private final Ways ways;

  OverReleases(Evidence evidence, Ways ways) {
    this.evidence = evidence;
    this.ways = ways;
  }

  OverRelease overRelease(Violation violation) {
    CleanFrames clean = clean(violation);
    List<Event> before = releasesBefore(violation);
    Culprit culprit =
        new OverReleaseCulprit(evidence, clean, violation.typeId()).of(before, violation.event());
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
