package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.WovenMethod;

/**
 * What rules forbid or limit beyond the counting: uses after the end, owners outlived, waits that
 * last.
 */
final class Guarding {

  private final Registry names;
  private final IdentityTable<Directory> table;
  private final Recorder recorder;
  private final Accusations accusations;
  private final Scopes scopes;
  private final Waits waits;
  private final Clock clock;
  private final ObjectIds ids;

  Guarding(
      Registry names,
      IdentityTable<Directory> table,
      Recorder recorder,
      Accusations accusations,
      Scopes scopes,
      Waits waits,
      Clock clock,
      ObjectIds ids) {
    this.names = names;
    this.table = table;
    this.recorder = recorder;
    this.accusations = accusations;
    this.scopes = scopes;
    this.waits = waits;
    this.clock = clock;
    this.ids = ids;
  }

  /** A listed use of {@code target}; wrong only when it has ended. */
  void used(ThreadState s, Object target, MethodInfo m) {
    m.count(s, 1);
    Directory directory = table.find(target);
    Life life = directory == null ? null : directory.life();
    if (life == null || life == Life.GONE) {
      life = left(s, target, m);
    }
    if (life == null || !life.is(Life.ENDED) || life.is(Life.EXCLUDED)) {
      return;
    }
    PlainEvent use = event(s, target, life, m);
    if (!insideEnd(life, use)) {
      accusations.usedAfterEnd(life, use);
    }
  }

  /**
   * A life without events for a target that ended and left the quarantine; null for one never seen.
   */
  private Life left(ThreadState s, Object target, MethodInfo m) {
    return m.type.quarantine.hasLeft(IdentityTable.hash(target)) ? passing(s, target, m) : null;
  }

  private Life passing(ThreadState s, Object target, MethodInfo m) {
    int flags = Life.ENDED | Life.FOLDED | Life.EVICTED;
    return new Life(null, m.type, names.classes.ofObject(target), s.newObjectId(ids), flags);
  }

  /** The end method itself, still running on this thread, may use what it ends. */
  private boolean insideEnd(Life life, PlainEvent use) {
    for (PlainEvent r = life.head(); r != null; r = r.next) {
      if (r.op() == Op.END) {
        return r.threadId == use.threadId && runs(names.method(r.methodId()), use);
      }
    }
    return false;
  }

  private boolean runs(WovenMethod end, PlainEvent use) {
    StackTraceElement[] stack = names.depot.get(use.stackId);
    for (int i = 0; stack != null && i < stack.length; i++) {
      if (stack[i].getClassName().equals(end.className())
          && end.method().startsWith(stack[i].getMethodName())) {
        return true;
      }
    }
    return false;
  }

  private PlainEvent event(ThreadState s, Object target, Life life, MethodInfo m) {
    s.resolve(System.identityHashCode(target), false, names.sites);
    return recorder.handOver(s, Op.USE, m.id, life, recorder.stack(null), 0, null);
  }

  /** An owner has ended: none of its references may be left. */
  void scopeEnded(ThreadState s, Object owner, MethodInfo m) {
    m.count(s, 1);
    scopes.ended(s, owner, event(s, owner, passing(s, owner, m), m), m);
  }

  /** A method told to whom {@code target} belongs. */
  void belongs(ThreadState s, Object target, Object owner, MethodInfo m) {
    m.count(s, 1);
    scopes.belongs(target, owner);
  }

  /** The thread waits for the count of {@code target} to fall. */
  void waiting(ThreadState s, Object target, MethodInfo m) {
    m.count(s, 1);
    if (m.rule.limitMillis() > 0) {
      clock.tick();
      waits.begin(s, table.find(target), event(s, target, passing(s, target, m), m), m);
    }
  }

  /** The wait is over. */
  void waited(ThreadState s, MethodInfo m) {
    if (m.rule.limitMillis() > 0) {
      waits.end(s, m);
    }
  }
}
