package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Takes snapshots: the folded groups as they are, the live targets grouped now. */
final class Snapshots {

  private final Registry names;
  private final IdentityTable<Directory> table;
  private final Groups groups;
  private final Violations violations;
  private final Totals totals;
  private final Clock clock;
  private final Detail detail;
  private final Budget budget;
  private final FailureLog failures;
  private final Ending ending;
  private final Waits waits;
  private final Shortages shortages;
  private final Mismatches mismatches;

  Snapshots(
      Registry names,
      IdentityTable<Directory> table,
      Groups groups,
      Violations violations,
      Totals totals,
      Clock clock,
      Detail detail,
      Budget budget,
      FailureLog failures,
      Ending ending,
      Waits waits,
      Shortages shortages,
      Mismatches mismatches) {
    this.names = names;
    this.table = table;
    this.groups = groups;
    this.violations = violations;
    this.totals = totals;
    this.clock = clock;
    this.detail = detail;
    this.budget = budget;
    this.failures = failures;
    this.ending = ending;
    this.waits = waits;
    this.shortages = shortages;
    this.mismatches = mismatches;
  }

  Snapshot take(ThreadState s) {
    int now = clock.tick();
    waits.check();
    mismatches.decideOld();
    for (TypeInfo type : names.typeInfos()) {
      type.quarantine.forEach(new Folding(ending, s));
    }
    Sweep sweep = new Sweep(s, now);
    table.forEach(sweep);
    long shortLives = shortages.decide(sweep.below, now) + totals.shortLives.sum();
    List<LifecycleGroup> leftOver = new ArrayList<>(groups.views(LifecycleGroup.Fate.COLLECTED));
    leftOver.addAll(sweep.groups.views(LifecycleGroup.Fate.LIVE));
    List<LifecycleGroup> healthy = new ArrayList<>(groups.views(LifecycleGroup.Fate.HEALTHY));
    healthy.addAll(sweep.groups.views(LifecycleGroup.Fate.HEALTHY));
    return new Snapshot(
        clock.startedAtMillis(),
        now,
        leftOver,
        healthy,
        groups.healthyDropped(),
        violations.views(),
        names,
        calls(),
        counters(sweep, shortLives));
  }

  boolean hasLive() {
    Live live = new Live();
    table.forEach(live);
    return live.any;
  }

  private static boolean isLive(Life life) {
    return !life.is(Life.ENDED | Life.EXCLUDED) && life.books() != 0;
  }

  private long[] calls() {
    List<MethodInfo> methods = names.infos();
    long[] calls = new long[methods.size() + 1];
    for (MethodInfo m : methods) {
      calls[m.id] = m.calls();
    }
    return calls;
  }

  private Snapshot.Counters counters(Sweep sweep, long shortLives) {
    long acquires = -totals.superseded.sum();
    long releases = 0;
    for (MethodInfo m : names.infos()) {
      switch (m.rule.role()) {
        case "begin", "acquire" -> acquires += m.references();
        case "release" -> releases += m.references();
        default -> {
          // moves no references
        }
      }
    }
    return new Snapshot.Counters(
        acquires,
        releases,
        totals.livesEnded() + sweep.restingObjects,
        sweep.liveObjects,
        totals.baselineCollected.sum() + sweep.baselineReferences,
        totals.untracked.sum(),
        totals.excluded.sum(),
        totals.unknown.sum(),
        shortLives,
        mismatches.comparisons(),
        totals.droppedHandOvers.sum(),
        failures.count(),
        failures.firstLine(),
        budget.usedBytes(),
        detail.text(),
        detail.stepDowns());
  }

  /** Whether something is live. */
  private static final class Live implements Consumer<Directory> {
    private boolean any;

    @Override
    public void accept(Directory directory) {
      any |= isLive(directory.life());
    }
  }

  /** Folds what has ended and waits in quarantine. */
  private record Folding(Ending ending, ThreadState state) implements Consumer<Life> {
    @Override
    public void accept(Life life) {
      ending.foldEnded(state, life, life.head());
    }
  }

  /** Groups what is in the table; its groups live as long as the snapshot. */
  private static final class Sweep implements Consumer<Directory> {

    final Groups groups = new Groups();
    long liveObjects;
    long baselineReferences;

    /** Targets of types without an end whose books are zero: healthy as far as can be known. */
    long restingObjects;

    /** Lives with books below zero. */
    final List<Life> below = new ArrayList<>();

    private final ThreadState state;
    private final int now;

    Sweep(ThreadState state, int now) {
      this.state = state;
      this.now = now;
    }

    @Override
    public void accept(Directory directory) {
      Life life = directory.life();
      if (life.is(Life.ENDED | Life.EXCLUDED | Life.UNKNOWN)) {
        return;
      }
      PlainEvent head = life.head();
      int books = life.books();
      int baseline = Math.min(Math.max(books, 0), Lives.baseline(head));
      baselineReferences += baseline;
      if (books > 0) {
        liveObjects++;
      } else if (books < 0) {
        below.add(life);
      }
      if (books - baseline > 0) {
        groups.add(state, life, head, LifecycleGroup.Fate.LIVE, books - baseline, now);
      } else if (books == 0 && !life.type.ends && head != null) {
        restingObjects++;
        groups.addHealthy(state, life, head, now);
      }
    }
  }
}
