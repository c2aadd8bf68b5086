package dev.reftracker.detection;

import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.Summary;
import dev.reftracker.report.TypeTotals;
import dev.reftracker.report.Verdict;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.Names;
import dev.reftracker.runtime.snapshot.Snapshot;
import dev.reftracker.runtime.snapshot.Snapshot.Counters;
import dev.reftracker.runtime.snapshot.Violation.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Adds up findings: groups overlap in objects, so the objects of a type are counted from
 * lifecycles, not from groups. Loops where lambdas would do: a clean end would pay for each.
 */
public final class Totals {

  private final Snapshot snapshot;
  private final List<Finding> findings;

  Totals(Snapshot snapshot, List<Finding> findings) {
    this.snapshot = snapshot;
    this.findings = findings;
  }

  /** The summary where nothing was found. */
  Summary clean() {
    return summary(0, Map.of());
  }

  Summary summary(List<LeakGroup> groups, Violations violations) {
    int leaks = 0;
    for (LeakGroup group : groups) {
      leaks += group.verdict() == Verdict.LEAK ? 1 : 0;
    }
    return summary(leaks, violations.numbers());
  }

  private Summary summary(int leakGroups, Map<Kind, Long> violations) {
    Counters counters = snapshot.counters();
    Map<Verdict, Long> references = new EnumMap<>(Verdict.class);
    long harmless = 0;
    for (Finding finding : findings) {
      Verdict verdict = finding.cause().verdict();
      references.put(verdict, references.getOrDefault(verdict, 0L) + finding.references());
      harmless +=
          finding.isHarmless() && finding.cause().verdict() == Verdict.LEAK
              ? finding.references()
              : 0;
    }
    return new Summary(
        references.getOrDefault(Verdict.LEAK, 0L),
        objects(findings, Verdict.LEAK),
        leakGroups,
        violations.getOrDefault(Kind.OVER_RELEASE, 0L),
        violations.getOrDefault(Kind.USE_AFTER_END, 0L),
        violations.getOrDefault(Kind.MISMATCH, 0L),
        violations.getOrDefault(Kind.SCOPE, 0L),
        violations.getOrDefault(Kind.STUCK, 0L),
        references.getOrDefault(Verdict.SUSPECT, 0L),
        references.getOrDefault(Verdict.HELD, 0L),
        harmless,
        counters.acquires(),
        counters.releases(),
        counters.liveObjects(),
        counters.untracked(),
        counters.suppressedFailures(),
        counters.comparisons(),
        counters.detail());
  }

  /** Totals by tracked type and runtime class, those with leaks first. */
  List<TypeTotals> types() {
    Names names = snapshot.names();
    Map<List<Integer>, List<Finding>> byClass = new LinkedHashMap<>();
    Map<List<Integer>, Long> healthy = new LinkedHashMap<>();
    for (Finding finding : findings) {
      of(byClass, key(finding)).add(finding);
    }
    for (LifecycleGroup group : snapshot.healthy()) {
      List<Integer> key = List.of(group.typeId(), group.classId());
      healthy.put(key, healthy.getOrDefault(key, 0L) + group.objects());
      of(byClass, key);
    }
    List<TypeTotals> totals = new ArrayList<>();
    for (Map.Entry<List<Integer>, List<Finding>> entry : byClass.entrySet()) {
      List<Integer> key = entry.getKey();
      List<Finding> found = entry.getValue();
      totals.add(
          new TypeTotals(
              names.type(key.get(0)),
              names.className(key.get(1)),
              objects(found, Verdict.LEAK),
              leakedReferences(found),
              objects(found, Verdict.SUSPECT),
              objects(found, Verdict.HELD),
              healthy.getOrDefault(key, 0L)));
    }
    return totals;
  }

  private static List<Finding> of(Map<List<Integer>, List<Finding>> byClass, List<Integer> key) {
    List<Finding> known = byClass.get(key);
    if (known == null) {
      known = new ArrayList<>();
      byClass.put(key, known);
    }
    return known;
  }

  private static List<Integer> key(Finding finding) {
    return List.of(finding.cause().typeId(), finding.cause().classId());
  }

  private static long leakedReferences(List<Finding> findings) {
    long references = 0;
    for (Finding finding : findings) {
      references += finding.cause().verdict() == Verdict.LEAK ? finding.references() : 0;
    }
    return references;
  }

  private static long objects(List<Finding> findings, Verdict verdict) {
    Set<LifecycleGroup> groups = new HashSet<>();
    long objects = 0;
    for (Finding finding : findings) {
      if (finding.cause().verdict() == verdict) {
        for (Leftover leftover : finding.leftovers()) {
          objects += groups.add(leftover.group()) ? leftover.group().objects() : 0;
        }
      }
    }
    return objects;
  }

  /** What the numbers leave out, one sentence each; empty when nothing is missing. */
  List<String> completeness() {
    List<String> sentences = new ArrayList<>();
    Counters counters = snapshot.counters();
    say(sentences, counters.untracked(), "references were seen but not recorded");
    say(sentences, counters.baselineReferences(), "references are from before tracking began");
    say(
        sentences,
        counters.unknownObjects(),
        "objects make no claim since a release failed half-way");
    say(
        sentences,
        counters.shortLives(),
        "objects were given back more often than taken by the books, and nothing proves an"
            + " over-release");
    say(sentences, counters.excludedObjects(), "objects were left out by the rules");
    say(sentences, counters.droppedHandOvers(), "hand-overs were seen but not kept");
    say(
        sentences,
        snapshot.healthyDropped(),
        "healthy lifecycles kept no group: numbers of healthy ones are lower bounds");
    say(sentences, foldedEvents(), "events of long-lived objects were folded into identical pairs");
    if (counters.stepDowns() > 0) {
      sentences.add("the memory budget lowered the level of detail to " + counters.detail());
    }
    if (counters.firstFailure() != null) {
      sentences.add("first failure inside the tracker: " + counters.firstFailure());
    }
    return sentences;
  }

  /** What the run taught and the findings rest on, one sentence each. */
  List<String> learned(Evidence evidence) {
    List<String> sentences = new ArrayList<>();
    if (!evidence.carriers().isEmpty()) {
      sentences.add("carriers: " + String.join(", ", new TreeSet<>(evidence.carriers())));
    }
    say(
        sentences,
        evidence.lessons().leftOut(),
        "examples of healthy lifecycles taught nothing, to have the report in time");
    return sentences;
  }

  private long foldedEvents() {
    long events = 0;
    for (LifecycleGroup group : snapshot.leftOver()) {
      for (Lifecycle example : group.examples()) {
        events += example.foldedEvents();
      }
    }
    return events;
  }

  private static void say(List<String> sentences, long number, String what) {
    if (number > 0) {
      sentences.add(number + " " + what);
    }
  }
}
