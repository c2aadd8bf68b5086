package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Container;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Stay;
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

  private static final int OP = 15;
  private static final int RELEASE = Op.RELEASE.ordinal();
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
    int word =
        op.ordinal() | methodId << METHOD_SHIFT | Math.min(amount, MAX_AMOUNT) << AMOUNT_SHIFT;
    PACKED.set(this, word); // plain: the push publishes it
  }

  private PlainEvent(Op op, PlainEvent cause) {
    this.life = cause.life;
    this.siteId = 0;
    this.stackId = 0;
    this.threadId = cause.threadId;
    this.atMillis = cause.atMillis;
    this.holderId = 0;
    this.holderClassId = 0;
    PACKED.set(this, op.ordinal() | cause.methodId() << METHOD_SHIFT);
  }

  /** The end that a release brought by being the last. */
  static PlainEvent endBy(PlainEvent release) {
    return new PlainEvent(Op.END, release);
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

  /** Sets {@link #FOLDED} on an event that no other flag is ever set on: not a release. */
  final void fold() {
    PACKED.setRelease(this, packed | FOLDED);
  }

  /** By how much the event changes the books; 0 for events that do not count. */
  final int delta() {
    int p = packed;
    if ((p & FOLDED) != 0) {
      return 0;
    }
    int op = p & OP;
    if (op > RELEASE) {
      return 0;
    }
    return op < RELEASE ? amount() : (p & UNDONE) != 0 ? 0 : -amount();
  }

  /** Whether it takes part in the books, see {@link Op#counts}, and has not been undone. */
  final boolean counted() {
    int p = packed;
    return (p & OP) <= RELEASE && (p & UNDONE) == 0;
  }

  /** {@link #op} as a number. */
  final int opNumber() {
    return packed & OP;
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
    return OPS[packed & OP];
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
