package dev.reftracker.detection;

import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.Mismatch;
import dev.reftracker.report.OutlivedScope;
import dev.reftracker.report.OverRelease;
import dev.reftracker.report.StuckWait;
import dev.reftracker.report.UseAfterEnd;
import dev.reftracker.report.Verdict;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.LifecycleGroup.Fate;
import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Snapshot;
import dev.reftracker.runtime.snapshot.Violation;
import dev.reftracker.runtime.snapshot.Violation.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The violations of a snapshot as the report tells them, by kind. */
final class Violations {

  private final Evidence evidence;
  private final Findings findings;
  private final LeakGroups groups;
  private final OverReleases telling;
  private final List<OverRelease> overReleases = new ArrayList<>();
  private final List<UseAfterEnd> usesAfterEnd = new ArrayList<>();
  private final List<Mismatch> mismatches = new ArrayList<>();
  private final List<OutlivedScope> scopes = new ArrayList<>();
  private final List<StuckWait> stuck = new ArrayList<>();

  Violations(Snapshot snapshot, Evidence evidence, Findings findings, LeakGroups groups) {
    this.evidence = evidence;
    this.findings = findings;
    this.groups = groups;
    this.telling = new OverReleases(evidence, groups.ways());
    snapshot.violations().forEach(this::add);
  }

  /** How many objects of each kind; scopes and waits count themselves. */
  Map<Kind, Long> numbers() {
    Map<Kind, Long> numbers = new EnumMap<>(Kind.class);
    overReleases.forEach(one -> numbers.merge(Kind.OVER_RELEASE, one.objects(), Long::sum));
    usesAfterEnd.forEach(one -> numbers.merge(Kind.USE_AFTER_END, one.objects(), Long::sum));
    mismatches.forEach(one -> numbers.merge(Kind.MISMATCH, one.objects(), Long::sum));
    numbers.put(Kind.SCOPE, (long) scopes.size());
    numbers.put(Kind.STUCK, (long) stuck.size());
    return numbers;
  }

  List<OverRelease> overReleases() {
    return overReleases;
  }

  List<UseAfterEnd> usesAfterEnd() {
    return usesAfterEnd;
  }

  List<Mismatch> mismatches() {
    return mismatches;
  }

  List<OutlivedScope> scopes() {
    return scopes;
  }

  List<StuckWait> stuck() {
    return stuck;
  }

  private void add(Violation violation) {
    switch (violation.kind()) {
      case OVER_RELEASE -> overReleases.add(telling.overRelease(violation));
      case USE_AFTER_END -> usesAfterEnd.add(telling.useAfterEnd(violation));
      case MISMATCH -> mismatches.add(mismatch(violation));
      case SCOPE -> scopes.add(scope(violation));
      case STUCK ->
          stuck.add(
              new StuckWait(
                  violation.event().op() == Op.USE ? StuckWait.WAIT : StuckWait.OLD,
                  className(violation),
                  violation.booked(),
                  event(violation, violation.event()),
                  left(violation)));
    }
  }

  private Mismatch mismatch(Violation violation) {
    Event before = lastAgreed(violation.lifecycle());
    return new Mismatch(
        evidence.stacks().names().type(violation.typeId()),
        className(violation),
        violation.objects(),
        violation.booked(),
        violation.counted(),
        before == null ? null : event(violation, before),
        event(violation, violation.event()));
  }

  /** Every event of a short life was compared, so the last one booked agreed. */
  private static Event lastAgreed(Lifecycle life) {
    Event agreed = null;
    if (life != null && life.foldedEvents() == 0) {
      for (Event event : life.events()) {
        agreed = event.op().counts() ? event : agreed;
      }
    }
    return agreed;
  }

  private OutlivedScope scope(Violation violation) {
    List<String> notes = new ArrayList<>();
    if (!violation.left().owned()) {
      notes.add(
          "no rule tells which owner a target of this type belongs to: these are all that are"
              + " live");
    } else if (violation.left().ownerless() > 0) {
      notes.add(
          violation.left().ownerless()
              + " more live objects of this type belong to no known owner and are not listed");
    }
    return new OutlivedScope(
        className(violation),
        evidence.stacks().names().type(violation.typeId()),
        violation.objects(),
        groups.ways().instant(violation.event().atMillis()),
        event(violation, violation.event()),
        violation.left().groups().stream().flatMap(group -> leftOf(group).stream()).toList(),
        notes);
  }

  /** The live references that a wait is left with, grouped like leaks. */
  private List<LeakGroup> left(Violation violation) {
    Lifecycle lifecycle = violation.lifecycle();
    if (lifecycle == null || lifecycle.references() <= 0) {
      return List.of();
    }
    LifecycleGroup alone =
        new LifecycleGroup(
            violation.typeId(),
            violation.classId(),
            Fate.LIVE,
            1,
            lifecycle.references(),
            List.of(lifecycle),
            lifecycle.beganMillis(),
            lifecycle.beganMillis(),
            new long[] {1});
    return leftOf(alone);
  }

  private List<LeakGroup> leftOf(LifecycleGroup group) {
    return findings.of(group, Verdict.LEAK).stream()
        .map(finding -> groups.of(finding, List.of()))
        .toList();
  }

  private OverRelease.Event event(Violation violation, Event event) {
    return telling.event(event, telling.clean(violation));
  }

  private String className(Violation violation) {
    return evidence.stacks().names().className(violation.classId());
  }
}
