package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Op;
import java.util.HashMap;
import java.util.Map;

/**
 * Marks pairs of acquire and release that repeat what newer pairs of the same life tell: same
 * acquire place, release place and holder. For the one thread that compacts the life.
 */
final class PairFolding {

  private static final int KEPT_PAIRS = 2;

  private final Totals totals;

  PairFolding(Totals totals) {
    this.totals = totals;
  }

  /** The usual loop: an acquire that the very next event gave back, over and over. */
  void foldNeighbours(ThreadState s, PlainEvent newest, Life life) {
    int folded = 0;
    int times = 0;
    long last = 0;
    PlainEvent r = newest.next;
    while (r != null && r.next != null) {
      PlainEvent before = r.next;
      if (!answers(r, before)) {
        r = before;
        continue;
      }
      long triple = triple(before, r);
      times = triple == last ? times + 1 : 1;
      last = triple;
      if (times > KEPT_PAIRS && fold(before, r)) {
        folded += 2;
      }
      r = before.next;
    }
    life.more().foldedEvents += folded;
    totals.liveEvents(s, -folded);
  }

  private static boolean answers(PlainEvent release, PlainEvent acquire) {
    return release.op() == Op.RELEASE
        && acquire.op() == Op.ACQUIRE
        && !release.undone()
        && release.amount() == acquire.amount()
        && key(release, false) == key(acquire, false);
  }

  /**
   * Every pair, however far apart.
   *
   * @param loose whether a pair need not have the same thread and holder
   */
  void foldAll(ThreadState s, PlainEvent newest, Life life, boolean loose) {
    Map<Long, PlainEvent> waiting =
        new HashMap<>(); // releases, newest first, by key; linked by a chain of their own
    Map<PlainEvent, PlainEvent> newer = new HashMap<>();
    Map<Long, Integer> kept = new HashMap<>();
    int folded = 0;
    for (PlainEvent r = newest.next; r != null; r = r.next) {
      long key = key(r, loose);
      if (r.op() == Op.RELEASE && !r.undone()) {
        PlainEvent before = waiting.put(key, r);
        if (before != null) {
          newer.put(r, before);
        }
      } else if (r.op() == Op.ACQUIRE) {
        PlainEvent release = waiting.get(key);
        if (release == null || release.amount() != r.amount()) {
          continue;
        }
        PlainEvent next = newer.remove(release);
        if (next == null) {
          waiting.remove(key);
        } else {
          waiting.put(key, next);
        }
        if (times(kept, triple(r, release)) > KEPT_PAIRS && fold(r, release)) {
          folded += 2;
        }
      }
    }
    life.more().foldedEvents += folded;
    totals.liveEvents(s, -folded);
  }

  private static int times(Map<Long, Integer> kept, long triple) {
    Integer before = kept.get(triple);
    int now = before == null ? 1 : before + 1;
    kept.put(triple, now);
    return now;
  }

  /** Which releases may answer which acquires. */
  private static long key(PlainEvent r, boolean loose) {
    long key = r.handleId() != 0 ? r.handleId() : r.viewId();
    if (!loose) {
      key = key * 31 + r.holderId();
      key = key * 31 + r.threadId();
    }
    return key;
  }

  private static long triple(PlainEvent acquire, PlainEvent release) {
    return ((long) place(acquire) << 32 | (place(release) & 0xFFFFFFFFL)) * 31
        + acquire.holderClassId();
  }

  private static int place(PlainEvent r) {
    return r.siteId != 0 ? r.siteId : -r.stackId;
  }

  private static boolean fold(PlainEvent acquire, PlainEvent release) {
    if (!release.mark(PlainEvent.FOLDED, PlainEvent.UNDONE | PlainEvent.ACCUSED)) {
      return false;
    }
    acquire.fold();
    return true;
  }
}
