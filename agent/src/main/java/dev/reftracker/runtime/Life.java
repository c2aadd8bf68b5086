package dev.reftracker.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * One generation of a target: its chain of events and what is known about its end. A pooled object
 * has one after the other; the token of a release leads back to the life it was taken from,
 * whatever the object has become since.
 */
final class Life implements Container {

  /** The count fell to zero, or a new begin took its place. */
  static final int ENDED = 1;

  /** Counted in a group, or decided to be in none. */
  static final int FOLDED = 1 << 1;

  /** The rules say that the target does not count. */
  static final int EXCLUDED = 1 << 2;

  /** A release failed in an unknown way: the books make no claim. */
  static final int UNKNOWN = 1 << 3;

  /** It had references before it was first seen. */
  static final int BASELINE = 1 << 4;

  /** Its hand-overs are recorded. */
  static final int WATCHED = 1 << 5;

  /** Left the quarantine; its events are gone. */
  static final int EVICTED = 1 << 6;

  /** Its books were negative at its end: an acquire was on its way, or a release too many was. */
  static final int SHORT_AT_END = 1 << 7;

  /** Its books disagreed with the library once, see {@link Mismatches}. */
  static final int SUSPECTED = 1 << 9;

  /** A compaction is unlinking events. */
  static final int COMPACTING = 1 << 10;

  /** It was given, or made of, another target. */
  static final int CONTAINER = 1 << 11;

  /** Its hand-overs are recorded no longer, and those that were have been dropped. */
  static final int UNWATCHED = 1 << 12;

  /** Reported for a reference that is too old, see {@link OldReferences}. */
  static final int OLD = 1 << 13;

  /** Its books were below zero, and it was reported for that, see {@link Shortages}. */
  static final int SHORT = 1 << 14;

  private static final int[] NO_USES = {};
  private static final int MAX_USES = 32;
  private static final int MAX_READS = 10_000;
  private static final VarHandle HEAD;
  private static final VarHandle FLAGS;
  private static final VarHandle USES;
  private static final VarHandle COMPACTIONS;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      HEAD = lookup.findVarHandle(Life.class, "head", PlainEvent.class);
      FLAGS = lookup.findVarHandle(Life.class, "flags", int.class);
      COMPACTIONS = lookup.findVarHandle(Life.class, "compactions", int.class);
      USES = lookup.findVarHandle(Life.class, "uses", int[].class);
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

  /** Events ever pushed; racy on purpose, it only decides when to compact. */
  int pushes;

  /** At how many pushes the next compaction is due. */
  int compactAt = Compaction.FIRST;

  /** Events dropped in pairs; written by the one compaction that runs. */
  int foldedEvents;

  /** Hand-overs dropped; written by the one compaction that runs. */
  int droppedHandOvers;

  /** Odd while a compaction unlinks events: sums read meanwhile may be wrong. */
  private volatile int compactions;

  /** To whom it belongs; null where that is not known. Told right after the begin, if at all. */
  Owner owner;

  private volatile PlainEvent head;
  private volatile int flags;
  private volatile int[] uses = NO_USES;

  Life(Directory directory, TypeInfo type, int classId, long objectId, int flags) {
    this.directory = directory;
    this.type = type;
    this.classId = classId;
    this.objectId = objectId;
    this.flags = flags;
  }

  PlainEvent head() {
    return head;
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

  /** Takes out the newest event, unless another has been added. */
  void unlinkNewest(PlainEvent newest) {
    HEAD.compareAndSet(this, newest, newest.next);
  }

  /** Adds the end, which no total of events includes. */
  void pushLast(PlainEvent end) {
    push(end);
    pushes--; // racy like its counterpart
  }

  void dropEvents() {
    head = null;
  }

  boolean is(int flag) {
    return (flags & flag) != 0;
  }

  /** Sets a flag; true when this call set it. */
  boolean set(int flag) {
    return ((int) FLAGS.getAndBitwiseOr(this, flag) & flag) == 0;
  }

  /** Clears a flag that this thread set. */
  void clear(int flag) {
    FLAGS.getAndBitwiseAnd(this, ~flag);
  }

  /** Called by the one compaction that runs, before it changes the chain. */
  void compactionBegins() {
    COMPACTIONS.getAndAdd(this, 1);
  }

  /** Called by the one compaction that runs, after it changed the chain. */
  void compactionEnds() {
    COMPACTIONS.getAndAdd(this, 1);
  }

  /** Events in the chain, about. */
  int length() {
    return Math.max(0, pushes - foldedEvents - droppedHandOvers);
  }

  /** References that were not given back, by the events up to now; may be negative for a moment. */
  int books() {
    for (int i = 0; i < MAX_READS; i++) {
      int before = compactions;
      int sum = books(head);
      if ((before & 1) == 0 && before == compactions) {
        return sum;
      }
      Thread.onSpinWait();
    }
    return books(head);
  }

  /** The same for accusations: {@code unsure} where a compaction is changing the chain. */
  int booksOr(int unsure) {
    int before = compactions;
    int sum = books(head);
    return (before & 1) == 0 && before == compactions ? sum : unsure;
  }

  static int books(PlainEvent head) {
    int sum = 0;
    for (PlainEvent r = head; r != null; r = r.next) {
      sum += r.delta();
    }
    return sum;
  }

  /** References that this life had before it was first seen. */
  static int baseline(PlainEvent head) {
    int sum = 0;
    for (PlainEvent r = head; r != null; r = r.next) {
      if (r.op() == Op.BASELINE) {
        sum += r.amount();
      }
    }
    return sum;
  }

  /**
   * References by the events after the end; every one too much is a use after the end, every one
   * missing a release too many.
   */
  int balanceAfterEnd() {
    int sum = 0;
    for (PlainEvent r = head; r != null && r.op() != Op.END; r = r.next) {
      sum += r.delta();
    }
    return sum;
  }

  /** Remembers a method called on this container. */
  void addUse(int siteId) {
    while (true) {
      int[] old = uses;
      if (old.length >= MAX_USES) {
        return;
      }
      for (int site : old) {
        if (site == siteId) {
          return;
        }
      }
      int[] grown = Arrays.copyOf(old, old.length + 1);
      grown[old.length] = siteId;
      if (USES.compareAndSet(this, old, grown)) {
        return;
      }
    }
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
    return is(ENDED);
  }

  @Override
  public int[] uses() {
    return uses.clone();
  }
}
