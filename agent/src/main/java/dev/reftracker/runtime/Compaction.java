package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Op;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps the chains of long lives short: unlinks pairs of acquire and release that repeat what newer
 * pairs tell (same acquire place, release place and holder), and hand-overs that newer ones
 * outdate. Sums stay exact; what is dropped is counted. Runs on the thread whose push made the
 * chain too long, one at a time per life.
 */
final class Compaction {

  /** Chains shorter than this are left alone. */
  static final int FIRST = 64;

  /** From this length on a pair need not have the same thread and holder. */
  private static final int LOOSE = 1024;

  /** The newest events are not looked at: their releases may still fail. */
  private static final int UNTOUCHED = 16;

  private static final int KEPT_PAIRS = 2;
  private static final int KEPT_HAND_OVERS = 4;

  /** So many hand-overs of one life are watched, unless its begin has leaked or all are wanted. */
  private static final int WATCHED_HAND_OVERS = 512;

  private final Totals totals;
  private final BeginSites beginSites;
  private final Watch watch;

  Compaction(Totals totals, BeginSites beginSites, Watch watch) {
    this.totals = totals;
    this.beginSites = beginSites;
    this.watch = watch;
  }

  /** Compacts the life when it has grown enough since the last time. */
  void afterPush(ThreadState s, Life life) {
    if (life.pushes >= FIRST) {
      compactWhenDue(s, life, life.more());
    }
  }

  private void compactWhenDue(ThreadState s, Life life, LifeMore more) {
    if (life.pushes < more.compactAt || !life.set(Life.COMPACTING)) {
      return;
    }
    try {
      more.compactionBegins();
      compact(s, life, more);
    } finally {
      more.compactionEnds();
      more.compactAt = life.pushes + Math.max(FIRST, life.length());
      life.clear(Life.COMPACTING);
    }
  }

  private void compact(ThreadState s, Life life, LifeMore more) {
    PlainEvent keptNewest = life.head();
    for (int i = 1; i < UNTOUCHED && keptNewest != null; i++) {
      keptNewest = keptNewest.next;
    }
    if (keptNewest == null) {
      return;
    }
    foldNeighbours(s, keptNewest, life);
    unlink(keptNewest);
    if (life.length() > FIRST / 2) {
      foldPairs(s, keptNewest, life);
      dropHandOvers(s, keptNewest, life);
      unlink(keptNewest);
    }
    if (more.droppedHandOvers > WATCHED_HAND_OVERS) {
      unwatch(s, life);
    }
  }

  /** The usual loop: an acquire that the very next event gave back, over and over. */
  private void foldNeighbours(ThreadState s, PlainEvent newest, Life life) {
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
   * A long-lived object that is handed around all the time: what it was handed to early says
   * nothing, and watching it would keep the hooks of all others awake.
   */
  private void unwatch(ThreadState s, Life life) {
    PlainEvent oldest = life.head();
    while (oldest.next != null) {
      oldest = oldest.next;
    }
    if (!life.is(Life.WATCHED) || beginSites.watchesForGood(oldest) || !life.set(Life.UNWATCHED)) {
      return;
    }
    watch.ended();
    int dropped = 0;
    for (PlainEvent r = life.head(); r != null; r = r.next) {
      if (r.op().handsOver() && r.op() != Op.TOUCH && r.mark(PlainEvent.FOLDED, 0)) {
        dropped++;
      }
    }
    life.more().droppedHandOvers += dropped;
    totals.droppedHandOvers.add(dropped);
    totals.liveEvents(s, -dropped);
    PlainEvent newest = life.head();
    unlink(newest);
    if (newest.folded()) {
      life.unlinkNewest(newest);
    }
  }

  private void foldPairs(ThreadState s, PlainEvent newest, Life life) {
    boolean loose = life.length() > LOOSE;
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

  private void dropHandOvers(ThreadState s, PlainEvent newest, Life life) {
    boolean loose = life.length() > LOOSE;
    Map<Integer, Boolean> views = new HashMap<>();
    boolean exceptionSeen = false;
    int seen = 0;
    int dropped = 0;
    for (PlainEvent r = newest; r != null; r = r.next) {
      if (!r.op().handsOver()) {
        continue;
      }
      boolean newestOfView = views.put(r.viewId(), true) == null;
      boolean newestException = r.op() == Op.EXCEPTION && !exceptionSeen;
      exceptionSeen |= newestException;
      boolean keep =
          ++seen <= KEPT_HAND_OVERS
              || newestException
              || (newestOfView && views.size() <= FIRST)
              || (!loose && tellsOwner(r));
      if (!keep && r != newest && r.mark(PlainEvent.FOLDED, 0)) {
        dropped++;
      }
    }
    life.more().droppedHandOvers += dropped;
    totals.droppedHandOvers.add(dropped);
    totals.liveEvents(s, -dropped);
  }

  /** An object was made around the reference just taken: that will be the one to give it back. */
  private static boolean tellsOwner(PlainEvent handOver) {
    PlainEvent before = handOver.next;
    while (before != null && (before.folded() || before.op() == Op.ARGUMENT)) {
      before = before.next;
    }
    return handOver.op() == Op.CONSTRUCTOR
        && before != null
        && before.op() == Op.ACQUIRE
        && before.threadId() == handOver.threadId();
  }

  private static void unlink(PlainEvent newest) {
    PlainEvent before = newest;
    for (PlainEvent r = newest.next; r != null; r = r.next) {
      if (r.folded()) {
        before.next = r.next;
      } else {
        before = r;
      }
    }
  }
}
