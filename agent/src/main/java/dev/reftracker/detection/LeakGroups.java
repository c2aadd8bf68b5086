package dev.reftracker.detection;

import dev.reftracker.detection.culprit.LastHandOverRule;
import dev.reftracker.detection.culprit.SurplusAcquireRule;
import dev.reftracker.detection.culprit.WhereForgotten;
import dev.reftracker.detection.evidence.CleanFrames;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.detection.evidence.HandOverTrail;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.detection.evidence.SiteCounts;
import dev.reftracker.report.Fingerprint;
import dev.reftracker.report.Forgetting;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.LeakGroup.Acquire;
import dev.reftracker.report.LeakGroup.AgeClass;
import dev.reftracker.report.LeakGroup.LastHolder;
import dev.reftracker.report.Verdict;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns findings into the groups of the report. */
final class LeakGroups {

  private static final int MAX_THREADS = 5;
  private static final int MAX_EXAMPLES = 2;

  private final Snapshot snapshot;
  private final Evidence evidence;
  private final PairingScores scores;
  private final Ways ways;
  private final Map<String, Long> previous;

  LeakGroups(
      Snapshot snapshot, Evidence evidence, PairingScores scores, Map<String, Long> previous) {
    this.snapshot = snapshot;
    this.evidence = evidence;
    this.scores = scores;
    this.ways = new Ways(snapshot, evidence.stacks());
    this.previous = previous;
  }

  /**
   * The report's group of one finding; consequences stand behind it in the list and are named by
   * fingerprint.
   */
  LeakGroup of(Finding finding, List<LeakGroup> dependants) {
    Leftover biggest = finding.biggest();
    CleanFrames clean = evidence.clean(biggest.group());
    List<Frame> stack = evidence.stacks().of(biggest.acquire());
    String type = evidence.stacks().names().type(biggest.group().typeId());
    LeakGroup.Culprit culprit = finding.culprit();
    String fingerprint = fingerprint(type, stack, clean, culprit);
    Ages ages = new Ages(finding, snapshot.takenAtMillis());
    return new LeakGroup(
        fingerprint,
        type,
        evidence.stacks().names().className(biggest.group().classId()),
        finding.cause().verdict(),
        finding.isHarmless(),
        finding.cause().collected(),
        finding.objects(),
        finding.references(),
        new Acquire(
            finding.cause().acquireSite(), stack, threads(finding), ownCode(finding, stack, clean)),
        finding.missing(),
        SurplusAcquireRule.surplus(biggest, evidence),
        lastHolder(biggest, clean),
        culprit,
        finding.others(),
        forgetting(finding, culprit),
        biggest.pairing().exact(),
        biggest.pairing().key(),
        scores.of(biggest.pairing()),
        evidence.stacks().names().className(biggest.acquire().holderClassId()),
        ages.oldestMillis(),
        ages.newestMillis(),
        ages.classes(),
        previous.isEmpty() ? null : finding.references() - previous.getOrDefault(fingerprint, 0L),
        stackShare(finding),
        examples(finding, clean),
        dependants,
        notes(finding));
  }

  private Forgetting forgetting(Finding finding, LeakGroup.Culprit culprit) {
    return culprit == null || finding.cause().verdict() == Verdict.HELD
        ? null
        : WhereForgotten.of(finding.answering().biggest(), culprit, evidence);
  }

  /** The user's own frame where the site is the library's; null where the site is the user's. */
  private Frame ownCode(Finding finding, List<Frame> stack, CleanFrames clean) {
    String target = evidence.stacks().names().className(finding.biggest().group().classId());
    Frame own = OwnCode.first(stack, clean, target, evidence.applicationPackages());
    return own == null || own.equals(finding.cause().acquireSite()) ? null : own;
  }

  private static String fingerprint(
      String type, List<Frame> stack, CleanFrames clean, LeakGroup.Culprit culprit) {
    List<Frame> nearest = new ArrayList<>();
    for (int i = clean.acquire(stack, 0); i >= 0; i = clean.acquire(stack, i + 1)) {
      nearest.add(stack.get(i));
    }
    return Fingerprint.of(type, nearest, culprit == null ? null : culprit.site());
  }

  private LastHolder lastHolder(Leftover leftover, CleanFrames clean) {
    HandOverTrail trail = leftover.trail();
    List<Event> exits = leftover.exits(evidence);
    Event last = exits.isEmpty() ? trail.last() : exits.get(0);
    if (last == null) {
      return null;
    }
    List<Frame> stack = evidence.stacks().of(last);
    int index = LastHandOverRule.holder(last, leftover.example(), trail.events(), clean, evidence);
    if (stack.isEmpty()) {
      return null;
    }
    return new LastHolder(
        FrameNames.readable(stack.get(Math.max(0, index))),
        stack,
        Ways.kind(last.op()),
        evidence.stacks().names().className(last.hintClassId()),
        evidence.stacks().names().thread(last.threadId()));
  }

  private List<String> threads(Finding finding) {
    Set<String> threads = new LinkedHashSet<>();
    for (Leftover leftover : finding.leftovers()) {
      for (Lifecycle example : leftover.group().examples()) {
        for (Event event : example.events()) {
          if (isThe(leftover, example, event) && threads.size() < MAX_THREADS) {
            threads.add(evidence.stacks().names().thread(event.threadId()));
          }
        }
      }
    }
    threads.remove(null);
    return List.copyOf(threads);
  }

  /** Whether the event is the acquire left over, or the same acquire in another example. */
  private static boolean isThe(Leftover leftover, Lifecycle example, Event event) {
    Event acquire = leftover.acquire();
    return example == leftover.example()
        ? event == acquire
        : event.op() == acquire.op()
            && event.siteId() == acquire.siteId()
            && (event.siteId() != 0 || event.stackId() == acquire.stackId());
  }

  private List<dev.reftracker.report.Example> examples(Finding finding, CleanFrames clean) {
    return finding.leftovers().stream()
        .map(Leftover::example)
        .distinct()
        .limit(MAX_EXAMPLES)
        .map(example -> ways.of(example, clean))
        .toList();
  }

  private static double stackShare(Finding finding) {
    long with = 0;
    for (Leftover leftover : finding.leftovers()) {
      with += leftover.acquire().stackId() == 0 ? 0 : leftover.references();
    }
    return (double) with / Math.max(1, finding.references());
  }

  private List<String> notes(Finding finding) {
    List<String> notes = new ArrayList<>();
    Leftover biggest = finding.biggest();
    SiteCounts.Count path = evidence.siteCounts().of(biggest.group(), biggest.acquire(), 2);
    SiteCounts.Count site = evidence.siteCounts().of(biggest.group(), biggest.acquire(), 1);
    if (path.onlyLeaks() && site.healthy() > 0) {
      notes.add(
          "all "
              + path.leftOver()
              + " objects that came by this caller of the acquire are left over, while "
              + site.healthy()
              + " that came by others were given back");
    }
    if (finding.leftovers().stream().map(Leftover::group).anyMatch(LeakGroups::isBaseline)) {
      notes.add("held since before tracking began: neither leak nor over-release");
    }
    return notes;
  }

  private static boolean isBaseline(LifecycleGroup group) {
    return group.examples().get(0).events().get(0).op() == Op.BASELINE;
  }

  /** Used by the over-release side, which tells the same ways. */
  Ways ways() {
    return ways;
  }

  /** The ages of a finding's references. */
  private static final class Ages {
    private final Finding finding;
    private final long now;

    Ages(Finding finding, long now) {
      this.finding = finding;
      this.now = now;
    }

    long oldestMillis() {
      return finding.leftovers().stream()
          .mapToLong(one -> now - one.group().oldestMillis())
          .max()
          .orElse(0);
    }

    long newestMillis() {
      return finding.leftovers().stream()
          .mapToLong(one -> now - one.group().newestMillis())
          .min()
          .orElse(0);
    }

    List<AgeClass> classes() {
      List<AgeClass> classes = new ArrayList<>();
      int count = finding.biggest().group().ageCounts().length;
      long bound = 1;
      for (int i = 0; i < count; i++) {
        long references = 0;
        for (Leftover leftover : finding.leftovers()) {
          references += leftover.group().ageCounts()[i];
        }
        classes.add(new AgeClass(i == count - 1 ? Long.MAX_VALUE : bound, references));
        bound *= 10;
      }
      return classes;
    }
  }
}
