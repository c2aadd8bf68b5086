package dev.reftracker.detection;

import dev.reftracker.detection.evidence.CleanFrames;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.detection.evidence.Pairing;
import dev.reftracker.detection.ranking.Accusation;
import dev.reftracker.detection.ranking.Ranking;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.report.LeakGroup.MissingRelease;
import dev.reftracker.report.Verdict;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers leftovers into findings by cause and links consequences to them. */
final class Findings {

  private final Snapshot snapshot;
  private final Evidence evidence;
  private final Ranking ranking;
  private final Verdicts verdicts;

  Findings(Snapshot snapshot, Evidence evidence, Verdicts verdicts) {
    this.snapshot = snapshot;
    this.evidence = evidence;
    this.ranking = new Ranking(evidence);
    this.verdicts = verdicts;
  }

  /** The findings of the whole snapshot, unranked. */
  List<Finding> all() {
    List<Leftover> leftovers = new ArrayList<>();
    for (LifecycleGroup group : snapshot.leftOver()) {
      leftovers.addAll(leftovers(group));
    }
    IdentityHashMap<Leftover, Accusation> accused = new IdentityHashMap<>();
    leftovers.forEach(leftover -> accused.put(leftover, ranking.of(leftover)));
    new LostTogether(evidence).agree(leftovers, accused);
    Map<Finding.Cause, Finding> byCause = new LinkedHashMap<>();
    for (Leftover leftover : leftovers) {
      add(byCause, leftover, verdicts.of(leftover), accused.get(leftover));
    }
    List<Finding> findings = new ArrayList<>(byCause.values());
    Dependants.link(findings, evidence);
    new Harmless(evidence).mark(findings);
    return findings;
  }

  /** The findings of one group on which the verdict is already known. */
  Collection<Finding> of(LifecycleGroup group, Verdict verdict) {
    Map<Finding.Cause, Finding> byCause = new LinkedHashMap<>();
    for (Leftover leftover : leftovers(group)) {
      add(byCause, leftover, verdict, ranking.of(leftover));
    }
    return byCause.values();
  }

  private List<Leftover> leftovers(LifecycleGroup group) {
    return Leftovers.of(
        group,
        new Pairing(evidence.habits(), evidence.stacks(), evidence.clean(group)),
        evidence.stacks());
  }

  private void add(
      Map<Finding.Cause, Finding> byCause, Leftover leftover, Verdict verdict, Accusation accused) {
    Culprit culprit = accused.culprit();
    LifecycleGroup group = leftover.group();
    CleanFrames clean = evidence.clean(group);
    MissingRelease missing = leftover.missing(evidence);
    Frame acquire = clean.acquireSite(evidence.stacks().of(leftover.acquire()));
    Finding.Cause cause =
        new Finding.Cause(
            group.typeId(),
            group.classId(),
            verdict,
            Evidence.isCollected(group),
            acquire,
            culprit == null ? "" : FrameNames.method(culprit.site()),
            missing == null ? null : missing.site());
    byCause.computeIfAbsent(cause, key -> new Finding(key, accused, missing)).add(leftover);
  }
}
