package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Op;
import java.lang.ref.ReferenceQueue;

/**
 * Finds out about targets without a directory: older than tracking, of a type without a begin, or
 * long ended.
 */
final class Newcomers {

  private final Registry names;
  private final IdentityTable<Directory> table;
  private final ReferenceQueue<Object> queue;
  private final Recorder recorder;
  private final Detail detail;
  private final Totals totals;
  private final ObjectIds ids;
  private final boolean attached;

  Newcomers(
      Registry names,
      IdentityTable<Directory> table,
      ReferenceQueue<Object> queue,
      Recorder recorder,
      Detail detail,
      Totals totals,
      ObjectIds ids,
      boolean attached) {
    this.names = names;
    this.table = table;
    this.queue = queue;
    this.recorder = recorder;
    this.detail = detail;
    this.totals = totals;
    this.ids = ids;
    this.attached = attached;
  }

  /**
   * The life of a target that has no directory.
   *
   * @param acquired whether the event is an acquire, already done; else a release, still to come
   * @return an ended life of no directory where the target is known to have left the quarantine;
   *     null where the event is not to be recorded
   */
  Life life(ThreadState s, Object target, int amount, MethodInfo m, boolean acquired) {
    boolean left = m.type.begins && m.type.quarantine.hasLeft(IdentityTable.hash(target));
    if (!left || totals.untracked.sum() > 0) {
      return firstSeen(s, target, amount, m, acquired);
    }
    int flags = Life.ENDED | Life.FOLDED | Life.EVICTED;
    return new Life(null, m.type, names.classes.ofObject(target), s.newObjectId(ids), flags);
  }

  /**
   * Whether only totals are kept: then an acquire of a known life is counted, and its books make no
   * claim any more. Otherwise a reference that is taken over and over would outgrow every budget.
   */
  boolean countedOnly(ThreadState s, Life life, int amount, MethodInfo m) {
    if (!detail.countsOnly() || life.is(Life.ENDED)) {
      return false;
    }
    m.count(s, amount);
    totals.liveEvents(s, -1);
    totals.untracked.add(amount);
    if (life.set(Life.UNKNOWN)) {
      totals.unknown.increment();
    }
    return true;
  }

  /** Whether a release, counted already, need not be kept: the books make no claim. */
  boolean dropsRelease(ThreadState s, Life life) {
    if (!detail.countsOnly() || !life.is(Life.UNKNOWN)) {
      return false;
    }
    totals.liveEvents(s, -1);
    return true;
  }

  private Life firstSeen(ThreadState s, Object target, int amount, MethodInfo m, boolean acquired) {
    int classId = names.classes.ofObject(target);
    if (m.type.excludes(classId, names.classes)) {
      return null;
    }
    if (detail.countsOnly()) {
      m.count(s, amount);
      totals.liveEvents(s, -1);
      if (acquired) {
        totals.untracked.add(amount); // what is given back was counted when it was taken
      }
      return null;
    }
    int before = referencesBefore(target, amount, m, acquired);
    Directory fresh = new Directory(target, queue);
    fresh.pooled = !m.type.begins;
    Life life =
        new Life(fresh, m.type, classId, s.newObjectId(ids), before > 0 ? Life.BASELINE : 0);
    if (before > 0) {
      life.push(recorder.bare(s, Op.BASELINE, before, m.id, life));
      totals.liveEvents(s, 1);
    }
    fresh.firstLife(life);
    Life known = table.add(target, fresh).life();
    return known == Life.GONE ? life : known;
  }

  /**
   * How many references the target had before this event: what the library says, else the least
   * that is possible.
   */
  private int referencesBefore(Object target, int amount, MethodInfo m, boolean acquired) {
    boolean older = m.type.begins || attached;
    if (acquired && !older) {
      return 0; // the plain start of a type without a begin
    }
    long count = m.type.accessor == null ? CountAccessor.UNKNOWN : m.type.accessor.count(target);
    if (count < 0 || count > Integer.MAX_VALUE) {
      return acquired ? (m.type.begins ? 1 : 0) : amount;
    }
    return acquired ? (int) Math.max(0, count - amount) : (int) Math.max(amount, count);
  }
}
