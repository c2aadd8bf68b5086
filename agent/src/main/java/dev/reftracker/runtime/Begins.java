package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Op;
import java.lang.ref.ReferenceQueue;

/** Books begins: a new life for a target that is new, or that a pool hands out again. */
final class Begins {

  private final Registry names;
  private final IdentityTable<Directory> table;
  private final ReferenceQueue<Object> queue;
  private final Recorder recorder;
  private final Ending ending;
  private final Detail detail;
  private final Totals totals;
  private final BeginSites beginSites;
  private final Watch watch;
  private final ObjectIds ids;
  private final Stays stays;

  Begins(
      Registry names,
      IdentityTable<Directory> table,
      ReferenceQueue<Object> queue,
      Recorder recorder,
      Ending ending,
      Detail detail,
      Totals totals,
      BeginSites beginSites,
      Watch watch,
      ObjectIds ids,
      Stays stays) {
    this.names = names;
    this.table = table;
    this.queue = queue;
    this.recorder = recorder;
    this.ending = ending;
    this.detail = detail;
    this.totals = totals;
    this.beginSites = beginSites;
    this.watch = watch;
    this.ids = ids;
    this.stays = stays;
  }

  /** The count of {@code target} was set. */
  void begin(ThreadState s, Object target, int count, MethodInfo m) {
    int classId = names.classes.ofObject(target);
    if (m.type.excludes(classId, names.classes)) {
      totals.excluded.increment();
      return;
    }
    if (detail.countsOnly()) {
      m.count(s, count);
      totals.liveEvents(s, -1);
      totals.untracked.add(count);
      retire(s, target);
      return;
    }
    int identity = System.identityHashCode(target);
    s.resolve(identity, true, names.sites);
    boolean judged = m.type.judgesBegins();
    int stackId = recorder.stack(s, m, watch.always() || (judged && m.type.needsStack(s.siteId)));
    int flags = flags(s, stackId, m, judged);
    if ((flags & Life.EXCLUDED) == 0) {
      m.count(s, count);
      if ((flags & Life.WATCHED) != 0) {
        watch.began();
      }
    } else {
      totals.excluded.increment();
    }
    install(s, target, identity, count, m, stackId, label(target, m, classId), flags);
  }

  private int flags(ThreadState s, int stackId, MethodInfo m, boolean judged) {
    if (judged && m.type.excludes(s.siteId, stackId, names)) {
      return Life.EXCLUDED | Life.FOLDED;
    }
    return beginSites.wants(s.siteId, stackId) ? Life.WATCHED : 0;
  }

  /**
   * The class that is reported: the target's own, or where it is a helper inside the counted object
   * the class of this object, which is only known while the helper is constructed.
   */
  private int label(Object target, MethodInfo m, int classId) {
    if (!m.type.settings.labelledByCreator()) {
      return classId;
    }
    if (m.constructor) {
      return names.classes.of(Creator.of(target.getClass()));
    }
    Directory known = table.find(target);
    Life life = known == null ? null : known.life();
    return life == null || life.classId == 0 ? classId : life.classId;
  }

  private void install(
      ThreadState s,
      Object target,
      int identity,
      int count,
      MethodInfo m,
      int stackId,
      int classId,
      int flags) {
    Directory known = s.found.find(target, identity, table);
    while (true) {
      if (known == null) {
        Directory fresh = new Directory(target, queue);
        fresh.pooled = !m.constructor;
        fresh.firstLife(newLife(s, fresh, count, m, stackId, classId, flags));
        known = table.add(target, fresh);
        if (known == fresh) {
          s.found.keep(fresh, identity, table);
          return;
        }
      }
      Life old = known.life();
      if (old == Life.GONE) {
        table.remove(known); // whoever takes it out is about to; a second time is harmless
        known = null;
        continue;
      }
      if (!m.constructor && !known.pooled) {
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
      if ((flags & Life.WATCHED) != 0 && s.holderId != 0) {
        s.stay = stays.begin(s.holderId, life);
      }
      PlainEvent begin = recorder.counting(s, Op.BEGIN, count, m, life, stackId, null);
      life.firstEvent(begin);
      if ((flags & Life.WATCHED) != 0) {
        s.recent.add(begin); // only those are asked for
      }
    }
    return life;
  }

  /**
   * A constructor of {@code target} threw after it was counted. Nobody has it, unless it was given
   * away before.
   */
  void unmade(ThreadState s, Object target) {
    Directory known = table.find(target);
    Life life = known == null ? null : known.life();
    if (life != null && !Unmade.wasGivenAway(life.head(), target, names)) {
      ending.unmade(s, life);
    }
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
}
