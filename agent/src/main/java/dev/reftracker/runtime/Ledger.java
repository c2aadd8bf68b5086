package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Op;

/**
 * Books acquires, releases and ends. Every method runs on the application's thread that called the
 * woven method; none blocks.
 *
 * <p>The order of events from different threads is unknown: an acquire is booked after it happened,
 * a release before it does. Books may therefore be zero or negative for a moment, and nothing here
 * ends a life because of its books.
 */
final class Ledger {

  private static final int WATCHED_EVENTS = 64;

  private final Registry names;
  private final IdentityTable<Directory> table;
  private final Newcomers newcomers;
  private final Recorder recorder;
  private final Ending ending;
  private final Accusations accusations;
  private final Shortages shortages;
  private final Mismatches mismatches;
  private final Totals totals;
  private final BeginSites beginSites;
  private final Watch watch;
  private final Compaction compaction;
  private final ObjectIds ids;
  private final Stays stays;

  Ledger(
      Registry names,
      IdentityTable<Directory> table,
      Newcomers newcomers,
      Recorder recorder,
      Ending ending,
      Accusations accusations,
      Shortages shortages,
      Mismatches mismatches,
      Totals totals,
      BeginSites beginSites,
      Watch watch,
      Compaction compaction,
      ObjectIds ids,
      Stays stays) {
    this.names = names;
    this.table = table;
    this.newcomers = newcomers;
    this.recorder = recorder;
    this.ending = ending;
    this.accusations = accusations;
    this.shortages = shortages;
    this.mismatches = mismatches;
    this.totals = totals;
    this.beginSites = beginSites;
    this.watch = watch;
    this.compaction = compaction;
    this.ids = ids;
    this.stays = stays;
  }

  /** {@code target} gained references. */
  void acquire(ThreadState s, Object target, int amount, Object handle, MethodInfo m) {
    int identity = System.identityHashCode(target);
    Life life = current(s, target, identity);
    if (life == null) {
      life = newcomers.life(s, target, amount, m, true);
    }
    if (life == null || life.is(Life.EXCLUDED) || newcomers.countedOnly(s, life, amount, m)) {
      return;
    }
    if (life.is(Life.ENDED) && !m.type.begins) {
      life = revive(s, target, life, m);
    }
    m.count(s, amount);
    boolean ended = life.is(Life.ENDED);
    s.resolve(identity, true, names.sites);
    int stackId = recorder.stack(s, m, ended || closelyWatched(life));
    if (s.holderId != 0 && !ended && closelyWatched(life)) {
      s.stay = stays.begin(s.holderId, life);
    }
    PlainEvent r = recorder.counting(s, Op.ACQUIRE, amount, m, life, stackId, handle);
    if (ended) {
      accusations.acquiredAfterEnd(life, r);
      return;
    }
    if (!m.type.begins && life.head() == null) {
      watch(life, r);
    }
    mismatches.compare(s, target, life, r, m);
    push(s, life, r);
    if (life.is(Life.WATCHED)) {
      s.recent.add(r); // only those are asked for
    }
  }

  /** Exceptions find what a method took by its stack; of a long life the usual choice must do. */
  private static boolean closelyWatched(Life life) {
    return life.pushedLessThan(WATCHED_EVENTS) && life.is(Life.WATCHED);
  }

  /** Types without a begin are watched by the place of the first acquire. */
  private void watch(Life life, PlainEvent first) {
    if (beginSites.wants(first.siteId, first.stackId) && life.set(Life.WATCHED)) {
      watch.began();
    }
  }

  /** A type that rules give no begin may rise from zero again: a new life of the same directory. */
  private Life revive(ThreadState s, Object target, Life ended, MethodInfo m) {
    Life fresh = new Life(ended.directory, m.type, ended.classId, s.newObjectId(ids), 0);
    if (ended.directory.replaceLife(ended, fresh)) {
      ending.replaced(s, ended);
      return fresh;
    }
    return nonNull(current(s, target, System.identityHashCode(target)), ended);
  }

  private static Life nonNull(Life life, Life fallback) {
    return life == null ? fallback : life;
  }

  /**
   * {@code target} is about to lose references.
   *
   * @return the event, by which {@link #released} and {@link #releaseFailed} find the right life
   *     later; null when nothing was recorded
   */
  PlainEvent release(ThreadState s, Object target, int amount, Object handle, MethodInfo m) {
    int identity = System.identityHashCode(target);
    Life life = current(s, target, identity);
    if (life == null && !m.idempotent) {
      life = newcomers.life(s, target, amount, m, false);
    }
    if (life == null || life.is(Life.EXCLUDED) || (m.idempotent && spent(life, handle))) {
      return null;
    }
    m.count(s, amount);
    boolean ended = life.is(Life.ENDED);
    s.resolve(identity, false, names.sites);
    int stackId = recorder.stack(s, m, ended || closelyWatched(life));
    PlainEvent r = recorder.counting(s, Op.RELEASE, amount, m, life, stackId, handle);
    if (ended) {
      accusations.releasedAfterEnd(life, r);
      return r;
    }
    if (newcomers.dropsRelease(s, life)) {
      return r;
    }
    mismatches.compare(s, target, life, r, m);
    life.push(r);
    if (m.success == MethodInfo.ALWAYS) {
      accusations.released(life, r);
    }
    shortages.releasing(target, life, r, m);
    compaction.afterPush(s, life);
    return r;
  }

  /** Whether a release that may be repeated has nothing to give back. */
  private static boolean spent(Life life, Object handle) {
    if (life.is(Life.ENDED) || life.booksOr(1) <= 0) {
      return true;
    }
    long handleId = handle == null ? 0 : System.identityHashCode(handle);
    for (PlainEvent r = life.head(); handleId != 0 && r != null; r = r.next) {
      if (r.handleId() == handleId) {
        return r.op() == Op.RELEASE && !r.undone();
      }
    }
    return false;
  }

  /** A release returned a result that tells something. */
  void released(ThreadState s, PlainEvent token, int result, MethodInfo m) {
    if (!MethodInfo.counts(m.success, result)) {
      undo(s, token, m);
    } else if (m.success != MethodInfo.ALWAYS) {
      accusations.released(token.life, token);
      shortages.released(token.life, token);
    }
    if (m.ends != MethodInfo.NEVER && MethodInfo.counts(m.ends, result)) {
      ending.end(s, token.life, null);
    }
  }

  /** A release left by an exception. */
  void releaseFailed(ThreadState s, PlainEvent token, Throwable failure, MethodInfo m) {
    if (!token.accused()) {
      accusations.releaseFailed(token, failure, m);
    }
    boolean taken = m.rule.onThrow() == 1 || (token.life.is(Life.ENDED) && !token.accused());
    if (taken) {
      return;
    }
    if (m.rule.onThrow() == 2 && !token.accused()) {
      unknown(token.life);
      return;
    }
    undo(s, token, m);
  }

  private void undo(ThreadState s, PlainEvent token, MethodInfo m) {
    if (token.mark(PlainEvent.UNDONE, PlainEvent.FOLDED)) {
      m.uncount(s, token.amount());
    } else if (token.folded()) {
      unknown(token.life); // its partner has gone with it
    }
  }

  private void unknown(Life life) {
    if (life.set(Life.UNKNOWN)) {
      totals.unknown.increment();
    }
  }

  /** The count of {@code target} fell to zero. */
  void ended(ThreadState s, Object target, MethodInfo m) {
    Life life = current(s, target, System.identityHashCode(target));
    if (life != null && !life.is(Life.EXCLUDED)) {
      m.count(s, 1);
      if (!life.is(Life.ENDED)) {
        ending.end(s, life, recorder.bare(s, Op.END, 0, m.id, life));
      }
    }
  }

  private void push(ThreadState s, Life life, PlainEvent r) {
    life.push(r);
    compaction.afterPush(s, life);
  }

  /** The current life of a target, or null when it has none. */
  private Life current(ThreadState s, Object target, int identity) {
    Directory directory = s.found.find(target, identity, table);
    Life life = directory == null ? null : directory.life();
    return life == Life.GONE ? null : life;
  }
}
