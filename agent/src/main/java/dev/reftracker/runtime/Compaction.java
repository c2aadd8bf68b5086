package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Op;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the chains of long lives short: unlinks pairs that {@link PairFolding} finds told by newer
 * ones, and hand-overs that newer ones outdate. Sums stay exact; what is dropped is counted. Runs
 * on the thread whose push made the chain too long, one at a time per life.
 */
final class Compaction {

  /** Chains shorter than this are left alone. */
  static final int FIRST = 64;

  /** From this length on a pair need not have the same thread and holder. */
  private static final int LOOSE = 1024;

  /** The newest events are not looked at: their releases may still fail. */
  private static final int UNTOUCHED = 16;

  private static final int KEPT_HAND_OVERS = 4;

  /** So many hand-overs right after an acquire tell what became of its reference. */
  private static final int KEPT_OF_REFERENCE = 6;

  /** So many hand-overs of one life are watched, unless its begin has leaked or all are wanted. */
  private static final int WATCHED_HAND_OVERS = 512;

  /** The same for all its events. */
  private static final int WATCHED_EVENTS = 1 << 13;

  private final PairFolding pairs;
  private final Totals totals;
  private final BeginSites beginSites;
  private final Watch watch;

  Compaction(Totals totals, BeginSites beginSites, Watch watch) {
    this.pairs = new PairFolding(totals);
    this.totals = totals;
    this.beginSites = beginSites;
    this.watch = watch;
  }

  /** Compacts the life when it has grown enough since the last time. */
  void afterPush(ThreadState s, Life life) {
    if (!life.pushedLessThan(FIRST)) {
      compactWhenDue(s, life, life.more());
    }
  }

  private void compactWhenDue(ThreadState s, Life life, LifeMore more) {
    if (life.pushes - more.compactAt < 0 || !life.set(Life.COMPACTING)) {
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
    pairs.foldNeighbours(s, keptNewest, life);
    unlink(keptNewest);
    if (life.length() > FIRST / 2) {
      pairs.foldAll(s, keptNewest, life, life.length() > LOOSE);
      dropHandOvers(s, keptNewest, life);
      unlink(keptNewest);
    }
    if (more.droppedHandOvers > WATCHED_HAND_OVERS || !life.pushedLessThan(WATCHED_EVENTS)) {
      unwatch(s, life);
    }
  }

  /**
   * A long-lived object that is taken or handed around all the time: what it was handed to early
   * says nothing, and watching it would keep the hooks of all others awake.
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

  private void dropHandOvers(ThreadState s, PlainEvent newest, Life life) {
    boolean loose = life.length() > LOOSE;
    Set<PlainEvent> ofReferences = loose ? Set.of() : ofReferences(newest);
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
              || (!loose && tellsOwner(r))
              || ofReferences.contains(r);
      if (!keep && r != newest && r.mark(PlainEvent.FOLDED, 0)) {
        dropped++;
      }
    }
    life.more().droppedHandOvers += dropped;
    totals.droppedHandOvers.add(dropped);
    totals.liveEvents(s, -dropped);
  }

  /** What each thread did next with the references that it took and that are not folded. */
  private static Set<PlainEvent> ofReferences(PlainEvent newest) {
    Set<PlainEvent> all = Collections.newSetFromMap(new IdentityHashMap<>());
    Map<Integer, Deque<PlainEvent>> next = new HashMap<>();
    for (PlainEvent r = newest; r != null; r = r.next) {
      Deque<PlainEvent> since = next.get(r.threadId());
      if (since == null) {
        since = new ArrayDeque<>();
        next.put(r.threadId(), since);
      }
      if (r.op().handsOver()) {
        since.push(r);
      } else if (!r.folded()) {
        for (int i = 0; r.op() == Op.ACQUIRE && i < KEPT_OF_REFERENCE && !since.isEmpty(); i++) {
          all.add(since.pop());
        }
        since.clear();
      }
    }
    return all;
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
