package dev.reftracker.report.render;

import dev.reftracker.report.Example;
import dev.reftracker.report.Forgetting;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Builds a group: what a test does not set is unknown. */
final class GroupFixture {

  private String fingerprint = "000000000000";
  private String className = "io.netty.buffer.PooledUnsafeDirectByteBuf";
  private Verdict verdict = Verdict.LEAK;
  private boolean collected = true;
  private long objects = 1;
  private long references = 1;
  private LeakGroup.Acquire acquire = new LeakGroup.Acquire(null, List.of(), List.of());
  private LeakGroup.MissingRelease missingRelease;
  private Frame surplusAcquire;
  private LeakGroup.LastHolder lastHolder;
  private LeakGroup.Culprit culprit;
  private final List<LeakGroup.Culprit> others = new ArrayList<>();
  private Forgetting forgetting;
  private boolean harmless;
  private boolean exact;
  private String rule = "oldest";
  private double ruleScore = Double.NaN;
  private String holder;
  private long oldestMillis = 12_340;
  private long newestMillis = 12_340;
  private List<LeakGroup.AgeClass> ages = List.of();
  private Long growth;
  private final List<Example> examples = new ArrayList<>();
  private final List<LeakGroup> dependants = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  static GroupFixture group(String fingerprint) {
    GroupFixture fixture = new GroupFixture();
    fixture.fingerprint = fingerprint;
    return fixture;
  }

  GroupFixture of(String name) {
    className = name;
    return this;
  }

  GroupFixture live(Verdict said) {
    verdict = said;
    collected = false;
    return this;
  }

  GroupFixture counting(long distinctObjects, long wholeReferences) {
    objects = distinctObjects;
    references = wholeReferences;
    return this;
  }

  GroupFixture acquiredAt(Frame site, List<Frame> stack, String... threads) {
    acquire = new LeakGroup.Acquire(site, stack, List.of(threads));
    return this;
  }

  GroupFixture inTheProgramAt(Frame app) {
    acquire = new LeakGroup.Acquire(acquire.site(), acquire.stack(), acquire.threads(), app);
    return this;
  }

  GroupFixture missing(Frame site, long healthyObjects, boolean atLeast, double share) {
    missingRelease = new LeakGroup.MissingRelease(site, healthyObjects, atLeast, share);
    return this;
  }

  GroupFixture surplus(Frame site) {
    surplusAcquire = site;
    return this;
  }

  GroupFixture lastHeldAt(Frame site, List<Frame> stack, String kind, String hint, String thread) {
    lastHolder = new LeakGroup.LastHolder(site, stack, kind, hint, thread);
    return this;
  }

  GroupFixture forgets(Forgetting where) {
    forgetting = where;
    return this;
  }

  GroupFixture culprit(Frame site, String why, double score) {
    culprit = new LeakGroup.Culprit(site, why, score);
    return this;
  }

  GroupFixture orElse(Frame site, String why, double score) {
    others.add(new LeakGroup.Culprit(site, why, score));
    return this;
  }

  GroupFixture pairedBy(String name, boolean isExact, double score) {
    rule = name;
    exact = isExact;
    ruleScore = score;
    return this;
  }

  GroupFixture holder(String name) {
    holder = name;
    return this;
  }

  GroupFixture aged(long oldest, long newest, LeakGroup.AgeClass... classes) {
    oldestMillis = oldest;
    newestMillis = newest;
    ages = List.of(classes);
    return this;
  }

  GroupFixture grown(long by) {
    growth = by;
    return this;
  }

  GroupFixture example(Example example) {
    examples.add(example);
    return this;
  }

  GroupFixture with(LeakGroup dependant) {
    dependants.add(dependant);
    return this;
  }

  GroupFixture harmless() {
    harmless = true;
    return this;
  }

  GroupFixture note(String note) {
    notes.add(note);
    return this;
  }

  LeakGroup build() {
    return new LeakGroup(
        fingerprint,
        "netty",
        className,
        verdict,
        harmless,
        collected,
        objects,
        references,
        acquire,
        missingRelease,
        surplusAcquire,
        lastHolder,
        culprit,
        List.copyOf(others),
        forgetting,
        exact,
        rule,
        ruleScore,
        holder,
        oldestMillis,
        newestMillis,
        ages,
        growth,
        1,
        List.copyOf(examples),
        List.copyOf(dependants),
        List.copyOf(notes));
  }
}
