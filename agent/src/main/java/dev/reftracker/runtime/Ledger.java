package dev.reftracker.runtime;

import java.lang.ref.ReferenceQueue;

/**
 * Books what the hooks saw. Every method runs on the application's thread that called the woven
 * method; none blocks.
 *
 * <p>The order of events from different threads is unknown: an acquire is booked after it happened,
 * a release before it does. Books may therefore be zero or negative for a moment, and nothing here
 * ends a life because of its books.
 */
final class Ledger {

  private final Registry names;
  private final IdentityTable<Directory> table;
  private final ReferenceQueue<Object> queue;
  private final Recorder recorder;
  private final Ending ending;
  private final Accusations accusations;
  private final Detail detail;
  private final Totals totals;
  private final BeginSites beginSites;
  private final Watch watch;
  private final Compaction compaction;
  private final ObjectIds ids;

  Ledger(
      Registry names,
      IdentityTable<Directory> table,
      ReferenceQueue<Object> queue,
      Recorder recorder,
      Ending ending,
      Accusations accusations,
      Detail detail,
      Totals totals,
      BeginSites beginSites,
      Watch watch,
      Compaction compaction,
      ObjectIds ids) {
    this.names = names;
    this.table = table;
    this.queue = queue;
    this.recorder = recorder;
    this.ending = ending;
    this.accusations = accusations;
    this.detail = detail;
    this.totals = totals;
    this.beginSites = beginSites;
    this.watch = watch;
    this.compaction = compaction;
    this.ids = ids;
  }

  /** The count of {@code target} was set. */
  void begin(ThreadState s, Object target, int count, MethodInfo m) {
    int classId = names.classes.ofObject(target);
    if (m.type.excludes(classId, names.classes)) {
      totals.excluded.increment();
      return;
    }
    if (detail.countsOnly()) {
      m.count(count);
      totals.untracked.add(count);
      retire(s, target);
      return;
    }
    s.resolve(System.identityHashCode(target), true, names.sites);
    int stackId = recorder.stack(s, m, m.type.settings.labelledByCreator());
    int flags = flags(s, stackId, m);
    if ((flags & Life.EXCLUDED) == 0) {
      m.count(count);
      totals.liveEvents.increment();
      if ((flags & Life.WATCHED) != 0) {
        watch.began();
      }
    } else {
      totals.excluded.increment();
    }
    int label = m.type.settings.labelledByCreator() ? creator(stackId, m, classId) : classId;
    install(s, target, count, m, stackId, label, flags);
  }

  private int flags(ThreadState s, int stackId, MethodInfo m) {
    if (m.type.judgesBegins() && excluded(s.siteId, stackId, m.type)) {
      return Life.EXCLUDED | Life.FOLDED;
    }
    return beginSites.wants(s.siteId, stackId) ? Life.WATCHED : 0;
  }

  private boolean excluded(int siteId, int stackId, TypeInfo type) {
    return type.excludesBegin(names.depot.frames(stackId))
        || type.excludesBegin(names.siteFrames(siteId));
  }

  /** The class whose constructor made the helper, for types that are labelled so. */
  private int creator(int stackId, MethodInfo m, int own) {
    String helper = names.className(own);
    for (StackTraceElement frame : names.depot.frames(stackId)) {
      String c = frame.getClassName();
      if (frame.getMethodName().equals("<init>")
          && !c.equals(helper)
          && !c.equals(m.rule.className())) {
        return names.classes.ofName(c);
      }
    }
    return own;
  }

  private void install(
      ThreadState s, Object target, int count, MethodInfo m, int stackId, int classId, int flags) {
    Directory known = table.find(target);
    while (true) {
      if (known == null) {
        Directory fresh = new Directory(target, queue);
        fresh.pooled = !m.constructor;
        fresh.firstLife(newLife(s, fresh, count, m, stackId, classId, flags));
        known = table.add(target, fresh);
        if (known == fresh) {
          return;
        }
      }
      Life old = known.life();
      if (old == Life.GONE) {
        table.remove(known); // whoever takes it out is about to; a second time is harmless
        known = null;
        continue;
      }
      if (!m.constructor) {
        known.pooled = true;
      }
      if (known.replaceLife(old, newLife(s, known, count, m, stackId, classId, flags))) {
        ending.replaced(s, old);
        return;
      }
    }
  }

  private Life newLife(
      ThreadState s,
      Directory directory,
      int count,
      MethodInfo m,
      int stackId,
      int classId,
      int flags) {
    Life life = new Life(directory, m.type, classId, s.newObjectId(ids), flags);
    if ((flags & Life.EXCLUDED) == 0) {
      PlainEvent begin = recorder.counting(s, Op.BEGIN, count, m, life, stackId, null);
      life.push(begin);
      s.recent.add(begin);
    }
    return life;
  }

  /** Totals only: no new life is recorded, and the old one of a recycled target is over. */
  private void retire(ThreadState s, Object target) {
    Directory known = table.find(target);
    if (known == null) {
      return;
    }
    Life old = known.life();
    if (old != Life.GONE && known.replaceLife(old, Life.GONE)) {
      ending.replaced(s, old);
      table.remove(known);
      known.clear();
    }
  }

  /** {@code target} gained references. */
  void acquire(ThreadState s, Object target, int amount, Object handle, MethodInfo m) {
    Life life = current(target);
    if (life == null) {
      life = firstSeen(s, target, amount, m, true);
      if (life == null) {
        return;
      }
    }
    if (life.is(Life.EXCLUDED)) {
      return;
    }
    if (life.is(Life.ENDED) && !m.type.begins) {
      life = revive(s, target, life, m);
    }
    m.count(amount);
    s.resolve(System.identityHashCode(target), true, names.sites);
    PlainEvent r =
        recorder.counting(s, Op.ACQUIRE, amount, m, life, recorder.stack(s, m, false), handle);
    if (life.is(Life.ENDED)) {
      accusations.acquiredAfterEnd(life, r);
      return;
    }
    if (!m.type.begins
        && life.head() == null
        && beginSites.wants(r.siteId, r.stackId)
        && life.set(Life.WATCHED)) {
      watch.began();
    }
    push(life, r);
    s.recent.add(r);
  }

  /** A type that rules give no begin may rise from zero again: a new life of the same directory. */
  private Life revive(ThreadState s, Object target, Life ended, MethodInfo m) {
    Life fresh = new Life(ended.directory, m.type, ended.classId, s.newObjectId(ids), 0);
    return ended.directory.replaceLife(ended, fresh) ? fresh : nonNull(current(target), ended);
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
    Life life = current(target);
    if (life == null) {
      if (m.rule.idempotent()) {
        return null;
      }
      life = releasedUnseen(s, target, amount, m);
    }
    if (life == null || life.is(Life.EXCLUDED) || (m.rule.idempotent() && spent(life, handle))) {
      return null;
    }
    m.count(amount);
    s.resolve(System.identityHashCode(target), false, names.sites);
    PlainEvent r =
        recorder.counting(s, Op.RELEASE, amount, m, life, recorder.stack(s, m, false), handle);
    if (life.is(Life.ENDED)) {
      accusations.releasedAfterEnd(life, r);
      return r;
    }
    accusations.compare(s, target, life, m);
    push(life, r);
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

  private Life releasedUnseen(ThreadState s, Object target, int amount, MethodInfo m) {
    int hash = IdentityTable.hash(target);
    if (!m.type.quarantine.hasLeft(hash) || totals.untracked.sum() > 0) {
      return firstSeen(s, target, amount, m, false);
    }
    int classId = names.classes.ofObject(target);
    Life gone =
        new Life(
            null, m.type, classId, s.newObjectId(ids), Life.ENDED | Life.FOLDED | Life.EVICTED);
    return gone;
  }

  /**
   * A target that has no directory: it had references before tracking, or its type has no begin.
   */
  private Life firstSeen(ThreadState s, Object target, int amount, MethodInfo m, boolean acquired) {
    int classId = names.classes.ofObject(target);
    if (m.type.excludes(classId, names.classes)) {
      return null;
    }
    if (detail.countsOnly()) {
      m.count(amount);
      totals.untracked.add(amount);
      return null;
    }
    Directory fresh = new Directory(target, queue);
    boolean baseline = m.type.begins || !acquired;
    Life life = new Life(fresh, m.type, classId, s.newObjectId(ids), baseline ? Life.BASELINE : 0);
    fresh.pooled = !m.type.begins;
    if (baseline) {
      int before = before(target, amount, m, acquired);
      life.push(recorder.bare(s, Op.BASELINE, before, m.id, life));
      totals.liveEvents.increment();
    }
    fresh.firstLife(life);
    Life known = table.add(target, fresh).life();
    return known == Life.GONE ? life : known;
  }

  /** How many references the target had before this event. */
  private static int before(Object target, int amount, MethodInfo m, boolean acquired) {
    long count = m.type.accessor == null ? CountAccessor.UNKNOWN : m.type.accessor.count(target);
    if (count == CountAccessor.UNKNOWN || count < 0 || count > Integer.MAX_VALUE) {
      return acquired ? 1 : amount;
    }
    return acquired ? (int) Math.max(0, count - amount) : (int) Math.max(amount, count);
  }

  /** A release returned a result that tells something. */
  void released(ThreadState s, PlainEvent token, int result, MethodInfo m) {
    if (!MethodInfo.counts(m.rule.success(), result)) {
      undo(token, m);
    }
    if (m.rule.ends() != MethodInfo.NEVER && MethodInfo.counts(m.rule.ends(), result)) {
      end(s, token.life, m);
    }
  }

  /** A release left by an exception. */
  void releaseFailed(PlainEvent token, Throwable failure, MethodInfo m) {
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
    undo(token, m);
  }

  private void undo(PlainEvent token, MethodInfo m) {
    if (token.mark(PlainEvent.UNDONE, PlainEvent.FOLDED)) {
      m.uncount(token.amount());
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
    Life life = current(target);
    if (life != null && !life.is(Life.EXCLUDED)) {
      m.count(1);
      end(s, life, m);
    }
  }

  private void end(ThreadState s, Life life, MethodInfo m) {
    if (!life.is(Life.ENDED)) {
      totals.liveEvents.increment();
      ending.end(s, life, recorder.bare(s, Op.END, 0, m.id, life));
    }
  }

  private void push(Life life, PlainEvent r) {
    life.push(r);
    totals.liveEvents.increment();
    compaction.afterPush(life);
  }

  /** The current life of a target, or null when it has none. */
  Life current(Object target) {
    Directory directory = table.find(target);
    Life life = directory == null ? null : directory.life();
    return life == Life.GONE ? null : life;
  }
}
