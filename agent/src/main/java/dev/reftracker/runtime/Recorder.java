package dev.reftracker.runtime;

import dev.reftracker.runtime.depot.StackSource;
import dev.reftracker.runtime.snapshot.Op;

/** Makes events: decides about the stack, chooses the smaller form. */
final class Recorder {

  private final Detail detail;
  private final Clock clock;
  private final StackSource stacks;
  private final Thinning thinning;

  Recorder(Detail detail, Clock clock, StackSource stacks, Thinning thinning) {
    this.detail = detail;
    this.clock = clock;
    this.stacks = stacks;
    this.thinning = thinning;
  }

  /**
   * The stack for an event of this method at the call site just resolved; 0 where the site is
   * enough.
   */
  int stack(ThreadState s, MethodInfo m, boolean always) {
    return always || wantsStack(s, m.id) ? stacks.capture(m.rule.className()) : 0;
  }

  /**
   * A stack whatever the level; {@code countingClass} is null where every frame of the program's
   * counts.
   */
  int stack(String countingClass) {
    return stacks.capture(countingClass);
  }

  private boolean wantsStack(ThreadState s, int methodId) {
    if (s.siteId == 0) {
      return true;
    }
    return switch (detail.level()) {
      case FULL -> true;
      case ADAPTIVE -> thinning.wants(s, s.siteId, methodId);
      case SITES, COUNTS -> false;
    };
  }

  /** An event that counts. */
  PlainEvent counting(
      ThreadState s, Op op, int amount, MethodInfo m, Life life, int stackId, Object handle) {
    long handleId = handle == null ? 0 : System.identityHashCode(handle);
    if (amount >= PlainEvent.MAX_AMOUNT
        || amount < 0
        || s.viewId != 0
        || handleId != 0
        || s.stay != null) {
      return new ExtraEvent(op, amount, m.id, life, stackId, s, clock.millis(), handleId, 0, null);
    }
    return new PlainEvent(op, amount, m.id, life, stackId, s, clock.millis());
  }

  /** An event that moves no reference, at the place that the thread state tells. */
  PlainEvent handOver(
      ThreadState s, Op op, int methodId, Life life, int stackId, int hintClassId, Life container) {
    if (s.viewId == 0 && hintClassId == 0 && container == null && s.stay == null) {
      return new PlainEvent(op, 0, methodId, life, stackId, s, clock.millis());
    }
    return new ExtraEvent(
        op, 0, methodId, life, stackId, s, clock.millis(), 0, hintClassId, container);
  }

  /** An event without a place of its own. */
  PlainEvent bare(ThreadState s, Op op, int amount, int methodId, Life life) {
    s.unknownSite();
    return amount >= PlainEvent.MAX_AMOUNT
        ? new ExtraEvent(op, amount, methodId, life, 0, s, clock.millis(), 0, 0, null)
        : new PlainEvent(op, amount, methodId, life, 0, s, clock.millis());
  }
}
