package dev.reftracker.runtime;

import dev.reftracker.bridge.RefTrackerHooks;
import dev.reftracker.runtime.depot.StackDepot;
import dev.reftracker.runtime.depot.StackSource;
import dev.reftracker.runtime.snapshot.MethodFacts;
import dev.reftracker.runtime.snapshot.Names;
import dev.reftracker.runtime.snapshot.Snapshot;
import dev.reftracker.runtime.snapshot.Violation;
import dev.reftracker.runtime.snapshot.WovenMethod;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The tracker: numbers what is woven, receives the hooks, tells what is live, left over and wrong.
 *
 * <p>All methods may be called on any thread. Ids are positive; 0 means unknown.
 */
public final class Tracker implements AutoCloseable {

  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

  private final Registry names;
  private final Hooks hooks;
  private final Housekeeping housekeeping;
  private final Snapshots snapshots;
  private final Announcements announcements;

  /**
   * A running tracker; nothing reaches it until its {@link #hooks} are installed.
   *
   * @param settings what the user wants
   */
  public Tracker(TrackerSettings settings) {
    Detail detail = new Detail(settings.detail());
    Clock clock = new Clock();
    Tally tally = new Tally(PlainEvent.MAX_METHOD + 1 + Totals.CALLS);
    Totals totals = new Totals(tally);
    FailureLog failures = new FailureLog();
    IdentityTable<Directory> table = new IdentityTable<>();
    Groups groups = new Groups();
    Violations violations = new Violations();
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    Thinning thinning = new Thinning();
    BeginSites beginSites = new BeginSites(settings.handOvers());
    StackDepot depot = new StackDepot(settings.depth(), settings.ignoredFrame(), Hooks.CLASSES);
    names = new Registry(settings, depot, tally);
    Watch watch = new Watch(settings.handOvers());
    Mismatches mismatches = new Mismatches(violations, clock);
    Accusations accusations = new Accusations(violations, clock, names);
    Shortages shortages = new Shortages(names, accusations, totals, failures);
    Ending ending =
        new Ending(
            table, groups, clock, totals, thinning, beginSites, watch, shortages, mismatches);
    Recorder recorder =
        new Recorder(detail, clock, StackSource.best(depot, names.classes), thinning);
    Compaction compaction = new Compaction(totals, beginSites, watch);
    ObjectIds ids = new ObjectIds();
    Waits waits = new Waits(violations, clock, totals);
    Aliases aliases = new Aliases(table, queue);
    Stays stays = new Stays();
    Begins begins =
        new Begins(
            names, table, queue, recorder, ending, detail, totals, beginSites, watch, ids, stays);
    Newcomers newcomers =
        new Newcomers(names, table, queue, recorder, detail, totals, ids, settings.attached());
    Ledger ledger =
        new Ledger(
            names,
            table,
            newcomers,
            recorder,
            ending,
            accusations,
            shortages,
            mismatches,
            totals,
            beginSites,
            watch,
            compaction,
            ids,
            stays);
    HandOvers handOvers =
        new HandOvers(names, table, aliases, recorder, compaction, totals, thinning, stays);
    Scopes scopes = new Scopes(names, table, queue, violations, clock);
    Guarding guarding =
        new Guarding(names, table, recorder, accusations, scopes, waits, clock, ids);
    hooks = new Hooks(names, begins, ledger, handOvers, guarding, watch, failures, totals);
    Budget budget =
        new Budget(
            settings.maxMemoryBytes(),
            names,
            table,
            groups,
            totals,
            detail,
            failures,
            new Resting(table, ending, clock));
    OldReferences old = new OldReferences(table, violations, clock, settings.stuckAfterMillis());
    announcements = new Announcements(violations, clock);
    housekeeping =
        new Housekeeping(
            queue,
            ending,
            clock,
            tally,
            budget,
            aliases,
            scopes,
            waits,
            old,
            watch,
            hooks,
            announcements,
            failures);
    snapshots =
        new Snapshots(
            names,
            table,
            groups,
            violations,
            totals,
            clock,
            detail,
            budget,
            failures,
            ending,
            waits,
            shortages,
            mismatches);
    housekeeping.start();
  }

  /** What to install behind the bridge. */
  public RefTrackerHooks hooks() {
    return hooks;
  }

  /**
   * Numbers a counting method; called when its class is woven, before it first runs.
   *
   * @return its id, from 1
   * @throws IllegalStateException when there are more methods than ids
   */
  public int register(WovenMethod method) {
    return names.register(method);
  }

  /**
   * Numbers a call site or a hand-over point; the same for equal arguments.
   *
   * @param frame the class, method, file and line that hold it
   * @param descriptor the holding method's descriptor, or null
   * @return its id, from 1
   */
  public int registerSite(StackTraceElement frame, SiteKind kind, String descriptor) {
    return names.sites.register(frame, kind, descriptor);
  }

  /**
   * Notes what the code of a method tells; called when its class is woven.
   *
   * @param className binary name
   */
  public void learn(String className, String method, MethodFacts facts) {
    names.learn(className, method, facts);
  }

  /** Resolves the ids of what the tracker tells. */
  public Names names() {
    return names;
  }

  /**
   * Has each violation told when it is first seen, within about 40 milliseconds or at the next
   * snapshot.
   *
   * @param listener called on threads of the tracker, one at a time; what it throws is counted as a
   *     failure of the tracker, or fails the snapshot
   */
  public void announceTo(Consumer<Violation> listener) {
    announcements.to(listener);
  }

  /** The state now. Takes as long as there are live targets to visit; hooks run on meanwhile. */
  public Snapshot snapshot() {
    ThreadState s = States.current();
    boolean before = s.inside;
    s.inside = true; // our own work must not count
    try {
      housekeeping.drain();
      Snapshot snapshot = snapshots.take(s);
      announcements.tellAll();
      return snapshot;
    } finally {
      s.inside = before;
    }
  }

  /** Whether some target is live by its books, so that a collection could tell more about it. */
  public boolean hasLive() {
    return snapshots.hasLive();
  }

  /**
   * Waits until the targets that a garbage collection found are booked: until none has come for a
   * short while.
   *
   * @param timeoutNanos how long at most
   */
  public void settle(long timeoutNanos) {
    ThreadState s = States.current();
    boolean before = s.inside;
    s.inside = true; // our own work must not count
    try {
      awaitQuiet(timeoutNanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      s.inside = before;
    }
  }

  private void awaitQuiet(long timeoutNanos) throws InterruptedException {
    long now = System.nanoTime();
    long start = now;
    long quietSince = now;
    while (now - start < timeoutNanos && now - quietSince < QUIET_NANOS) {
      long booked = housekeeping.booked();
      housekeeping.drain();
      TimeUnit.MILLISECONDS.sleep(5);
      now = System.nanoTime();
      if (housekeeping.booked() != booked) {
        quietSince = now;
      }
    }
  }

  /**
   * Stops the tracker's thread. Hooks are still received, collected targets no longer booked until
   * a snapshot.
   */
  @Override
  public void close() {
    housekeeping.close();
  }
}
