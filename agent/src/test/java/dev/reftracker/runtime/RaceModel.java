package dev.reftracker.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Threads that share counted objects and make mistakes, and a model that knows the truth, since the
 * objects count for themselves. In each round every object begins with one reference for each
 * thread; the threads take and give back at random, all on the same objects. Some forget theirs,
 * some give back twice, some give back a round later, when the object lives again. Between a change
 * of the counter and its hook a thread may lose the processor.
 */
final class RaceModel {

  private static final int OBJECTS = 64;
  private static final int ONE_IN_FORGETS = 20_000;
  private static final int ONE_IN_TWICE = 5_000;
  private static final int ONE_IN_LATE = 5_000;
  private static final int ONE_IN_PAUSES = 48;

  private final Tracker tracker;
  private final RaceObject.Methods pooled;
  private final RaceObject.Methods silent;
  private final long seed;
  private final int threads;
  private final RaceObject[] objects = new RaceObject[2 * OBJECTS];
  private final List<RaceObject> forgotten = new ArrayList<>();
  private final CyclicBarrier barrier;

  /** Hooks called: begins, acquires, releases and ends. */
  final AtomicLong events = new AtomicLong();

  /** References taken. */
  final AtomicLong acquires = new AtomicLong();

  /** Releases that have begun and not yet said whether they were refused. */
  final AtomicLong undecided = new AtomicLong();

  /** Releases that the objects refused: each is one too many, whoever was to blame. */
  final AtomicLong refused = new AtomicLong();

  /** Releases too many of objects that refuse none. */
  final AtomicLong silently = new AtomicLong();

  private volatile boolean stop;
  private volatile Throwable failure;

  RaceModel(Tracker tracker, long seed, int threads) {
    this.tracker = tracker;
    this.seed = seed;
    this.threads = threads;
    this.pooled = new RaceObject.Methods(tracker, 1, true);
    this.silent = new RaceObject.Methods(tracker, 2, false);
    this.barrier = new CyclicBarrier(threads, this::nextRound);
  }

  /** Two types: one that ends and refuses, one that goes below zero without a word. */
  static Tracker tracker() {
    return new Tracker(
        TrackerSettings.defaults(
            List.of(
                new TypeSettings("pooled", null, null, false, false, "count"),
                new TypeSettings("silent", null, null, false, false, "count"))));
  }

  /** Runs until so many hooks have been called. */
  void run(long wanted) throws Exception {
    List<Thread> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      Thread thread = new Thread(() -> work(number, wanted), "racer-" + i);
      running.add(thread);
      thread.start();
    }
    for (Thread thread : running) {
      thread.join();
    }
    if (failure != null) {
      throw new IllegalStateException("seed " + seed, failure);
    }
  }

  /** References that are left over, by the objects' own counts. */
  long left() {
    return forgotten.stream().mapToLong(RaceObject::count).sum();
  }

  /** Lets go of what may be collected: the silent objects of the last round. */
  void dropSilent() {
    for (int i = OBJECTS; i < objects.length; i++) {
      objects[i] = null;
    }
  }

  private void work(int number, long wanted) {
    SplittableRandom random = new SplittableRandom(seed * 31 + number);
    List<RaceObject> late = new ArrayList<>();
    long calls = 0;
    try {
      while (true) {
        barrier.await();
        if (stop) {
          return;
        }
        for (RaceObject object : late) {
          calls += object.release(random, this);
        }
        late.clear();
        for (RaceObject object : objects) {
          calls += share(object, random, late);
        }
        if (events.addAndGet(calls) >= wanted && late.isEmpty()) {
          stop = true;
        }
        calls = 0;
      }
    } catch (InterruptedException | BrokenBarrierException e) {
      stop = true; // another thread failed
    } catch (Throwable t) {
      failure = t;
      stop = true;
      barrier.reset();
    }
  }

  private long share(RaceObject object, SplittableRandom random, List<RaceObject> late) {
    long calls = 0;
    for (int pairs = random.nextInt(4); pairs > 0; pairs--) {
      if (object.retain(random, this)) {
        calls += 1 + object.release(random, this);
      }
    }
    boolean pooledObject = object.methods == pooled;
    if (pooledObject && random.nextInt(ONE_IN_FORGETS) == 0) {
      return calls;
    }
    calls += object.release(random, this);
    if (random.nextInt(ONE_IN_TWICE) == 0 && object.blame()) {
      silently.addAndGet(pooledObject ? 0 : 1);
      calls += object.release(random, this);
    } else if (pooledObject && random.nextInt(ONE_IN_LATE) == 0) {
      late.add(object);
    }
    return calls;
  }

  /** Between two rounds, on one thread: what was forgotten is put aside, the rest begins anew. */
  private void nextRound() {
    for (int i = 0; i < objects.length; i++) {
      boolean ends = i < OBJECTS;
      RaceObject object = objects[i];
      if (object == null || !ends) {
        object = new RaceObject(ends ? pooled : silent);
      } else if (object.count() > 0) {
        forgotten.add(object);
        object = new RaceObject(pooled);
      }
      objects[i] = object;
      if (!stop) {
        object.begin(threads);
        acquires.addAndGet(threads);
        events.incrementAndGet();
      }
    }
  }

  /** Loses the processor now and then. */
  static void pause(SplittableRandom random) {
    if (random.nextInt(ONE_IN_PAUSES) == 0) {
      Thread.yield();
    }
  }
}
