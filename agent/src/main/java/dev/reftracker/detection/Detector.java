package dev.reftracker.detection;

import dev.reftracker.detection.evidence.DetectionSettings;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.LeakReport;
import dev.reftracker.runtime.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns a snapshot into a report: learn from healthy lifecycles, pair, name culprits, judge, gather
 * by cause, rank.
 *
 * <p>Stateless between reports; one thread at a time. Never touches an application object.
 */
public final class Detector {

  /** Triggers of reports that are taken while the program runs on. */
  private static final Set<String> RUNNING = Set.of("signal", "request");

  private final DetectionSettings settings;

  /** A detector with what is known besides the snapshot. */
  public Detector(DetectionSettings settings) {
    this.settings = settings;
  }

  /** The report of one snapshot. */
  public LeakReport report(Snapshot snapshot) {
    return snapshot.leftOver().isEmpty() && snapshot.violations().isEmpty()
        ? clean(snapshot)
        : judged(snapshot);
  }

  /** Where nothing is to be judged, nothing needs to be learned. */
  private LeakReport clean(Snapshot snapshot) {
    Totals totals = new Totals(snapshot, List.of());
    return new LeakReport(
        settings.process(),
        totals.clean(),
        totals.types(),
        settings.coverage(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        completeness(totals));
  }

  private List<String> completeness(Totals totals) {
    List<String> sentences = new ArrayList<>(settings.completeness());
    sentences.addAll(totals.completeness());
    return sentences;
  }

  private LeakReport judged(Snapshot snapshot) {
    Evidence evidence = new Evidence(snapshot, settings);
    boolean ending = !RUNNING.contains(settings.process().trigger());
    Verdicts verdicts =
        new Verdicts(evidence, snapshot.takenAtMillis(), settings.minAgeMillis(), ending);
    Findings gathering = new Findings(snapshot, evidence, verdicts);
    List<Finding> findings = Ranking.ranked(gathering.all());
    PairingScores scores = new PairingScores(evidence);
    LeakGroups groups = new LeakGroups(snapshot, evidence, scores, settings.previousReferences());
    List<LeakGroup> leaks = nested(findings, groups);
    Violations violations = new Violations(snapshot, evidence, gathering, groups);
    Totals totals = new Totals(snapshot, findings);
    return new LeakReport(
        settings.process(),
        totals.summary(leaks, violations),
        totals.types(),
        settings.coverage(),
        leaks,
        violations.overReleases(),
        violations.usesAfterEnd(),
        violations.mismatches(),
        violations.scopes(),
        violations.stuck(),
        completeness(totals),
        totals.learned(evidence),
        List.of());
  }

  /**
   * Consequences are nested in what caused them; the ranking puts them behind it, so they are built
   * first.
   */
  private static List<LeakGroup> nested(List<Finding> ranked, LeakGroups groups) {
    Map<Finding, List<LeakGroup>> dependants = new HashMap<>();
    List<LeakGroup> top = new ArrayList<>();
    List<Finding> childrenFirst = new ArrayList<>(ranked);
    childrenFirst.sort((one, other) -> Integer.compare(other.depth(), one.depth()));
    Map<Finding, LeakGroup> built = new HashMap<>();
    for (Finding finding : childrenFirst) {
      LeakGroup group = groups.of(finding, dependants.getOrDefault(finding, List.of()));
      built.put(finding, group);
      if (finding.parent() != null) {
        dependants.computeIfAbsent(finding.parent(), key -> new ArrayList<>()).add(group);
      }
    }
    for (Finding finding : ranked) {
      if (finding.parent() == null) {
        top.add(built.get(finding));
      }
    }
    return top;
  }
}
