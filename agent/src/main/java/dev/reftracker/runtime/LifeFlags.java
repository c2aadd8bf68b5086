package dev.reftracker.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** What has happened to a life: bits that any thread may set, each seen to be set by one only. */
abstract class LifeFlags {

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

  /** Its target was collected with references left. */
  static final int LEAKED = 1 << 8;

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

  /** Ended, and keeps its events until the next begin of its target. */
  static final int RETAINED = 1 << 14;

  /** Ended by its last release, which stands for the end until something comes after it. */
  static final int END_UNWRITTEN = 1 << 15;

  /** Its books were below zero, and it was reported for that, see {@link Shortages}. */
  static final int SHORT = 1 << 16;

  private static final VarHandle FLAGS;

  static {
    try {
      FLAGS = MethodHandles.lookup().findVarHandle(LifeFlags.class, "flags", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile int flags;

  LifeFlags(int flags) {
    FLAGS.set(this, flags); // plain: whatever publishes the life publishes it too
  }

  boolean is(int flag) {
    return (flags & flag) != 0;
  }

  /** Sets a flag; true when this call set it. */
  boolean set(int flag) {
    return ((int) FLAGS.getAndBitwiseOr(this, flag) & flag) == 0;
  }

  /** Sets the flags of {@code mask} unless {@code unless} is set; true when this call set them. */
  boolean setUnless(int unless, int mask) {
    while (true) {
      int old = flags;
      if ((old & unless) != 0) {
        return false;
      }
      if (FLAGS.compareAndSet(this, old, old | mask)) {
        return true;
      }
    }
  }

  /** Clears a flag; true when this call cleared it. */
  boolean clear(int flag) {
    return ((int) FLAGS.getAndBitwiseAnd(this, ~flag) & flag) != 0;
  }
}
