package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.Snapshot;
import dev.reftracker.runtime.snapshot.Violation;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * The long run of {@link RaceModel}: until so many hooks have been called, in chunks with a fresh
 * tracker and a seed each, and one line for each. Exits with 1 when a verdict was false or missed.
 */
public final class RaceModelRun {

  private static final int THREADS = 4;
  private static final long CHUNK = 5_000_000;
  private static final long SETTLE_NANOS = 20_000_000_000L;

  private RaceModelRun() {}

  /**
   * Runs.
   *
   * @param args how many hooks to call; a seed, if another than a random one is wanted
   */
  public static void main(String[] args) throws Exception {
    long wanted = Long.parseLong(args[0]);
    long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
    SplittableRandom seeds = new SplittableRandom(seed);
    System.out.println("seed " + seed);
    long events = 0;
    boolean right = true;
    while (events < wanted) {
      Result result = chunk(seeds.nextLong(), Math.min(CHUNK, wanted - events), THREADS);
      events += result.events();
      right &= result.isRight();
      System.out.println(events + " events; " + result);
    }
    System.out.println(right ? "no false verdict, none missed" : "WRONG");
    if (!right) {
      System.exit(1);
    }
  }

  /** One run with a tracker of its own. */
  static Result chunk(long seed, long events, int threads) throws Exception {
    try (Tracker tracker = RaceModel.tracker()) {
      RaceModel model = new RaceModel(tracker, seed, threads);
      Watcher watcher = new Watcher(tracker, model);
      watcher.start();
      model.run(events);
      watcher.end();
      model.dropSilent();
      long truth = model.refused.get() + model.silently.get();
      long deadline = System.nanoTime() + SETTLE_NANOS;
      while (count(tracker.snapshot(), Violation.Kind.OVER_RELEASE) < truth
          && System.nanoTime() < deadline) {
        System.gc();
        tracker.settle(TimeUnit.MILLISECONDS.toNanos(500));
      }
      return Result.of(seed, model, tracker.snapshot(), watcher.early);
    }
  }

  private static long count(Snapshot snapshot, Violation.Kind kind) {
    return snapshot.violations().stream()
        .filter(violation -> violation.kind() == kind)
        .mapToLong(Violation::objects)
        .sum();
  }

  /**
   * What was found, and what is true.
   *
   * @param early the largest number of over-releases that were found before they had happened
   */
  record Result(
      long seed,
      long events,
      long overReleases,
      long trueOverReleases,
      long references,
      long trueReferences,
      long acquires,
      long trueAcquires,
      long others,
      long lost,
      String firstFailure,
      long early) {

    static Result of(long seed, RaceModel model, Snapshot found, long early) {
      long over = count(found, Violation.Kind.OVER_RELEASE);
      long all = found.violations().stream().mapToLong(Violation::objects).sum();
      return new Result(
          seed,
          model.events.get(),
          over,
          model.refused.get() + model.silently.get(),
          found.leftOver().stream().mapToLong(LifecycleGroup::references).sum(),
          model.left(),
          found.counters().acquires(),
          model.acquires.get(),
          all - over,
          found.counters().untracked() + found.counters().suppressedFailures(),
          found.counters().firstFailure(),
          early);
    }

    /** Whether every verdict is true and none is missed. */
    boolean isRight() {
      return overReleases == trueOverReleases
          && references == trueReferences
          && acquires == trueAcquires
          && others == 0
          && lost == 0
          && early <= 0;
    }
  }

  /** Looks while the threads race: nothing may be found that has not happened. */
  private static final class Watcher extends Thread {
    private final Tracker tracker;
    private final RaceModel model;
    private volatile boolean ended;
    private long early;

    Watcher(Tracker tracker, RaceModel model) {
      super("watcher");
      this.tracker = tracker;
      this.model = model;
    }

    void end() throws InterruptedException {
      ended = true;
      join();
    }

    @Override
    public void run() {
      while (!ended) {
        long found = count(tracker.snapshot(), Violation.Kind.OVER_RELEASE);
        long possible = model.undecided.get(); // before what they turn into
        possible += model.refused.get() + model.silently.get();
        early = Math.max(early, found - possible);
        try {
          Thread.sleep(50);
        } catch (InterruptedException e) {
          return;
        }
      }
    }
  }
}
