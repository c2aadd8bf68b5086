package dev.reftracker.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The plain event, 48 bytes. Links to the one before it in the same life, so that a life is a
 * chain, newest first. Operation, flags, method and amount share one int.
 */
class PlainEvent extends Event {

  /** The release took nothing back. */
  static final int UNDONE = 1 << 4;

  /** Compaction has dropped it from its chain together with its partner. */
  static final int FOLDED = 1 << 5;

  /** Reported as a release too many. */
  static final int ACCUSED = 1 << 6;

  /** A release that began when the library's own count said that no reference was left. */
  static final int SHORT = 1 << 7;

  /** The largest amount that fits; a larger one needs {@link ExtraEvent}. */
  static final int MAX_AMOUNT = (1 << 10) - 1;

  /** The largest method number that fits. */
  static final int MAX_METHOD = (1 << 14) - 1;

  private static final int METHOD_SHIFT = 8;
  private static final int AMOUNT_SHIFT = 22;
  private static final Op[] OPS = Op.values();
  private static final VarHandle PACKED;

  static {
    try {
      PACKED = MethodHandles.lookup().findVarHandle(PlainEvent.class, "packed", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * The event before it; set before it is published, later only by the one compaction that unlinks.
   */
  PlainEvent next;

  final Life life;
  final int siteId;
  final int stackId;
  final int threadId;
  final int atMillis;
  final int holderId;
  final int holderClassId;
  private volatile int packed;

  PlainEvent(Op op, int amount, int methodId, Life life, int stackId, ThreadState s, int atMillis) {
    this.life = life;
    this.siteId = s.siteId;
    this.stackId = stackId;
    this.threadId = s.threadId;
    this.atMillis = atMillis;
    this.holderId = s.holderId;
    this.holderClassId = s.holderClassId;
    this.packed =
        op.ordinal() | methodId << METHOD_SHIFT | Math.min(amount, MAX_AMOUNT) << AMOUNT_SHIFT;
  }

  /** Sets {@code flag} unless {@code unless} is set; true when this call set it. */
  final boolean mark(int flag, int unless) {
    while (true) {
      int old = packed;
      if ((old & (flag | unless)) != 0) {
        return false;
      }
      if (PACKED.compareAndSet(this, old, old | flag)) {
        return true;
      }
    }
  }

  /** Clears a flag. */
  final void unmark(int flag) {
    int old = packed;
    while (!PACKED.compareAndSet(this, old, old & ~flag)) {
      old = packed;
    }
  }

  /** By how much the event changes the books; 0 for events that do not count. */
  final int delta() {
    int p = packed;
    if ((p & FOLDED) != 0) {
      return 0;
    }
    Op op = OPS[p & 15];
    if (op == Op.RELEASE) {
      return (p & UNDONE) != 0 ? 0 : -amount();
    }
    return op.counts() ? amount() : 0;
  }

  final boolean accused() {
    return (packed & ACCUSED) != 0;
  }

  final boolean isShort() {
    return (packed & SHORT) != 0;
  }

  final boolean folded() {
    return (packed & FOLDED) != 0;
  }

  @Override
  public final Op op() {
    return OPS[packed & 15];
  }

  @Override
  public int amount() {
    return packed >>> AMOUNT_SHIFT;
  }

  @Override
  public final int methodId() {
    return packed >>> METHOD_SHIFT & MAX_METHOD;
  }

  @Override
  public final int siteId() {
    return siteId;
  }

  @Override
  public final int stackId() {
    return stackId;
  }

  @Override
  public final int threadId() {
    return threadId;
  }

  @Override
  public final int atMillis() {
    return atMillis;
  }

  @Override
  public final int holderId() {
    return holderId;
  }

  @Override
  public final int holderClassId() {
    return holderClassId;
  }

  @Override
  public int viewId() {
    return 0;
  }

  @Override
  public int viewClassId() {
    return 0;
  }

  @Override
  public long handleId() {
    return 0;
  }

  @Override
  public Container container() {
    return null;
  }

  @Override
  public Stay stay() {
    return null;
  }

  @Override
  public int hintClassId() {
    return 0;
  }

  @Override
  public final boolean undone() {
    return (packed & UNDONE) != 0;
  }
}
