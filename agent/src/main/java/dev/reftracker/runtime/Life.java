package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Container;
import dev.reftracker.runtime.snapshot.Op;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One generation of a target: its chain of events and what is known about its end. A pooled object
 * has one after the other; the token of a release leads back to the life it was taken from,
 * whatever the object has become since.
 */
final class Life extends LifeFlags implements Container {

  private static final int MAX_READS = 10_000;
  private static final VarHandle HEAD;
  private static final VarHandle MORE;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      HEAD = lookup.findVarHandle(Life.class, "head", PlainEvent.class);
      MORE = lookup.findVarHandle(Life.class, "more", LifeMore.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Stands in a directory that is about to leave the table. */
  static final Life GONE = new Life(null, null, 0, 0, ENDED | FOLDED | EVICTED);

  final Directory directory;
  final TypeInfo type;
  final int classId;
  private final long objectId;

  /**
   * Events ever pushed; racy on purpose, it only decides when to compact. Starts again where an int
   * ends: compare differences, or by {@link #pushedLessThan}.
   */
  int pushes;

  private volatile PlainEvent head;
  private volatile LifeMore more;

  Life(Directory directory, TypeInfo type, int classId, long objectId, int flags) {
    super(flags);
    this.directory = directory;
    this.type = type;
    this.classId = classId;
    this.objectId = objectId;
  }

  PlainEvent head() {
    return head;
  }

  /** Adds the first event; whatever publishes the life publishes it. */
  void firstEvent(PlainEvent r) {
    HEAD.set(this, r);
    pushes = 1;
  }

  /** Adds an event as the newest. */
  void push(PlainEvent r) {
    while (true) {
      PlainEvent old = head;
      r.next = old;
      if (HEAD.compareAndSet(this, old, r)) {
        pushes++;
        return;
      }
    }
  }

  /** Whether fewer events than that were pushed, as far as an int without sign tells. */
  boolean pushedLessThan(int events) {
    return Integer.compareUnsigned(pushes, events) < 0;
  }

  /** Takes out the newest event, unless another has been added. */
  void unlinkNewest(PlainEvent newest) {
    HEAD.compareAndSet(this, newest, newest.next);
  }

  /** Adds the end, which no total of events includes. */
  void pushLast(PlainEvent end) {
    push(end);
    pushes--; // racy like its counterpart
  }

  /** Writes the end that the last release stood for, before anything is added. */
  void writeEnd() {
    PlainEvent last = head;
    if (is(END_UNWRITTEN) && last != null && clear(END_UNWRITTEN)) {
      pushLast(PlainEvent.endBy(last));
    }
  }

  void dropEvents() {
    head = null;
  }

  /** What few lives need; null where this one has not. */
  LifeMore known() {
    return more;
  }

  /** What few lives need; made at the first call. */
  LifeMore more() {
    LifeMore known = more;
    if (known != null) {
      return known;
    }
    LifeMore fresh = new LifeMore();
    return MORE.compareAndSet(this, null, fresh) ? fresh : more;
  }

  /** Events in the chain, about. */
  int length() {
    LifeMore known = more;
    return known == null ? pushes : Math.max(0, pushes - known.dropped());
  }

  /** References that were not given back, by the events up to now; may be negative for a moment. */
  int books() {
    for (int i = 0; i < MAX_READS; i++) {
      LifeMore known = more;
      int before = known == null ? 0 : known.compactions();
      int sum = Lives.books(head);
      if (unchanged(known, before)) {
        return sum;
      }
      Thread.onSpinWait();
    }
    return Lives.books(head);
  }

  /** The same for accusations: {@code unsure} where a compaction is changing the chain. */
  int booksOr(int unsure) {
    LifeMore known = more;
    int before = known == null ? 0 : known.compactions();
    int sum = Lives.books(head);
    return unchanged(known, before) ? sum : unsure;
  }

  /** Whether no compaction has run since {@code before} was read, nor was running then. */
  private boolean unchanged(LifeMore known, int before) {
    return known == null ? more == null : (before & 1) == 0 && before == known.compactions();
  }

  /** References by the events after the end: too many are uses, too few are releases too many. */
  int balanceAfterEnd() {
    int sum = 0;
    for (PlainEvent r = head; r != null && r.op() != Op.END; r = r.next) {
      sum += r.delta();
    }
    return sum;
  }

  @Override
  public long objectId() {
    return objectId;
  }

  @Override
  public int classId() {
    return classId;
  }

  @Override
  public boolean ended() {
    return is(ENDED) && !is(LEAKED);
  }

  @Override
  public int[] uses() {
    LifeMore known = more;
    return known == null ? new int[0] : known.uses();
  }
}
