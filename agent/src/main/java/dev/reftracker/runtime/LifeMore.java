package dev.reftracker.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * What only long lives and containers need; kept apart, so that the many short lives stay small.
 */
final class LifeMore {

  private static final int[] NO_USES = {};
  private static final int MAX_USES = 32;
  private static final VarHandle USES;
  private static final VarHandle COMPACTIONS;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      COMPACTIONS = lookup.findVarHandle(LifeMore.class, "compactions", int.class);
      USES = lookup.findVarHandle(LifeMore.class, "uses", int[].class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** To whom it belongs; null where that is not known. Told right after the begin, if at all. */
  Owner owner;

  /** At how many pushes the next compaction is due. */
  int compactAt = Compaction.FIRST;

  /** Events dropped in pairs; written by the one compaction that runs. */
  long foldedEvents;

  /** Hand-overs dropped; written by the one compaction that runs. */
  int droppedHandOvers;

  /** Odd while a compaction unlinks events: sums read meanwhile may be wrong. */
  private volatile int compactions;

  private volatile int[] uses = NO_USES;

  int compactions() {
    return compactions;
  }

  /** Called by the one compaction that runs, before it changes the chain. */
  void compactionBegins() {
    COMPACTIONS.getAndAdd(this, 1);
  }

  /** Called by the one compaction that runs, after it changed the chain. */
  void compactionEnds() {
    COMPACTIONS.getAndAdd(this, 1);
  }

  /** Events that were pushed and are in the chain no longer; starts again where an int ends. */
  int dropped() {
    return (int) foldedEvents + droppedHandOvers;
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

  int[] uses() {
    return uses.clone();
  }
}
