package dev.reftracker.detection;

import dev.reftracker.detection.evidence.CleanFrames;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.report.Fingerprint;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.report.OverRelease;
import dev.reftracker.report.UseAfterEnd;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.LifecycleGroup.Fate;
import dev.reftracker.runtime.snapshot.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells over-releases and uses after the end as the report does. */
final class OverReleases {

  private static final double SCORE_EARLIER_OWNER = 0.8;

  private final Evidence evidence;
  private final Ways ways;

  OverReleases(Evidence evidence, Ways ways) {
    this.evidence = evidence;
    this.ways = ways;
  }

  OverRelease overRelease(Violation violation) {
    CleanFrames clean = clean(violation);
    List<Event> before = releasesBefore(violation);
    List<Lifecycle> lives = lives(violation);
    LateRelease late = lives.size() < 2 ? null : LateRelease.in(lives, evidence.healthy());
    Culprit culprit =
        late != null
            ? earlierOwner(late, clean)
            : new OverReleaseCulprit(evidence, clean, violation).of(before, violation.event());
    OverRelease.Event release = event(violation.event(), clean);
    if (late == null && isOfThisLife(culprit, release)) {
      lives = List.of(); // the earlier ones have nothing to do with it
    }
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
        begin(violation.lifecycle(), clean),
        culprit,
        evidence(violation.around().proof()),
        lives.size() < 2 ? List.of() : apart(lives, violation.event(), late, clean),
        notes(violation, lives, late));
  }

  /** Whether two releases of the life in which it was noticed explain it. */
  private static boolean isOfThisLife(Culprit culprit, OverRelease.Event release) {
    return culprit != null
        && (culprit.why().equals("releasedTwice")
            || culprit.why().equals("passedOnAfterRelease")
            || culprit.site().equals(release.site()));
  }

  private static String evidence(Violation.Proof proof) {
    return proof == null ? null : proof.name().toLowerCase(Locale.ROOT);
  }

  /** What of the lives is known, the one in which the release was noticed last. */
  private static List<Lifecycle> lives(Violation violation) {
    List<Lifecycle> lives = new ArrayList<>(violation.around().earlier());
    if (violation.lifecycle() != null) {
      lives.add(violation.lifecycle());
    }
    return lives;
  }

  private Culprit earlierOwner(LateRelease late, CleanFrames clean) {
    Frame site = event(late.event(), clean).site();
    return site == null ? null : new Culprit(site, "earlierOwner", SCORE_EARLIER_OWNER);
  }

  /** From the life to which the late release belongs, else from the last but one. */
  private List<OverRelease.Life> apart(
      List<Lifecycle> lives, Event noticed, LateRelease late, CleanFrames clean) {
    List<OverRelease.Life> apart = new ArrayList<>();
    for (int i = late == null ? lives.size() - 2 : late.belongs(); i < lives.size(); i++) {
      List<OverRelease.Event> releases =
          lives.get(i).events().stream()
              .filter(one -> one.givesBack() || one == noticed)
              .filter(one -> late == null || one != late.event())
              .map(one -> event(one, clean))
              .toList();
      boolean belongs = late != null && late.belongs() == i;
      apart.add(
          new OverRelease.Life(
              begin(lives.get(i), clean),
              releases,
              belongs ? List.of(event(late.event(), clean)) : List.of()));
    }
    return apart;
  }

  private static List<String> notes(Violation violation, List<Lifecycle> lives, LateRelease late) {
    List<String> notes = new ArrayList<>();
    if (late != null) {
      notes.add(
          "the release that was too many belongs to an earlier life of the object; who had it"
              + " afterwards is not to blame");
    } else if (lives.size() > 1) {
      notes.add(
          "the object was handed out again; which of its lives the release too many belongs to is"
              + " not known");
    } else if (violation.around().earlierGone() && violation.around().earlier().isEmpty()) {
      notes.add("the quarantine no longer knows the earlier lives of this object");
    }
    if (violation.lifecycle() == null) {
      notes.add("the quarantine no longer knows the life that this release belongs to");
    }
    if (violation.failure() != null) {
      notes.add("the library threw " + violation.failure());
    }
    return notes;
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

  private OverRelease.Event begin(Lifecycle life, CleanFrames clean) {
    if (life == null) {
      return null;
    }
    for (Event event : life.events()) {
      if (event.op().takes()) {
        return event(event, clean);
      }
    }
    return null;
  }

  private static List<Event> releasesBefore(Violation violation) {
    return violation.lifecycle() == null
        ? List.of()
        : violation.lifecycle().events().stream()
            .filter(event -> event.givesBack() && event != violation.event())
            .toList();
  }
}
