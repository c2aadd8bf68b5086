package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.Op;

/**
 * How lives end and what becomes of them: folded into groups, kept in the quarantine for a while,
 * forgotten.
 */
final class Ending {

  /** An ended life of a pooled target that has no more events than this stays where it is. */
  private static final int SMALL = 16;

  private final IdentityTable<Directory> table;
  private final Groups groups;
  private final Clock clock;
  private final Totals totals;
  private final Thinning thinning;
  private final BeginSites beginSites;
  private final Watch watch;
  private final Shortages shortages;
  private final Mismatches mismatches;

  Ending(
      IdentityTable<Directory> table,
      Groups groups,
      Clock clock,
      Totals totals,
      Thinning thinning,
      BeginSites beginSites,
      Watch watch,
      Shortages shortages,
      Mismatches mismatches) {
    this.table = table;
    this.groups = groups;
    this.clock = clock;
    this.totals = totals;
    this.thinning = thinning;
    this.beginSites = beginSites;
    this.watch = watch;
    this.shortages = shortages;
    this.mismatches = mismatches;
  }

  /**
   * The count of the life fell to zero. Only the first call has an effect.
   *
   * @param end the event that says so; null where the newest release does
   */
  void end(ThreadState s, Life life, PlainEvent end) {
    if (life.is(Life.ENDED)) {
      return;
    }
    // Short of an acquire that may be on its way: folded later, with it.
    boolean isShort = life.books() < 0;
    boolean retained = life.directory.pooled && !isShort && life.pushedLessThan(SMALL + 1);
    int marks =
        Life.ENDED
            | (isShort ? Life.SHORT_AT_END : Life.FOLDED)
            | (retained ? Life.RETAINED : 0)
            | (end == null ? Life.END_UNWRITTEN : 0);
    if (!life.setUnless(Life.ENDED, marks)) {
      return;
    }
    unwatch(life);
    if (end != null) {
      life.pushLast(end);
    }
    totals.lifeEnded(s);
    if (!isShort) {
      fold(s, life, life.head());
    }
    Life leaving = life.type.quarantine.add(life, s.threadId);
    if (leaving != null) {
      evict(s, leaving);
    }
  }

  /** A new begin took the life's place. */
  void replaced(ThreadState s, Life life) {
    if (life.is(Life.ENDED) || !life.set(Life.ENDED) || life.is(Life.EXCLUDED)) {
      forgetRetained(s, life); // ended before, as it should, or never counted
      return;
    }
    unwatch(life);
    PlainEvent head = life.head();
    int books = life.books();
    if (books > 0) {
      // Constructor, then reset: the begin sets the count, what the earlier one said is void.
      forget(s, life, books);
      return;
    }
    totals.lifeEnded(s);
    foldEnded(s, life, head);
  }

  /** Its target was never made: the life is as if it had not begun. */
  void unmade(ThreadState s, Life life) {
    if (life.setUnless(Life.ENDED | Life.EXCLUDED, Life.EXCLUDED)) {
      unwatch(life);
      forget(s, life, life.books());
    }
  }

  private void unwatch(Life life) {
    if (life.is(Life.WATCHED) && life.set(Life.UNWATCHED)) {
      watch.ended();
    }
  }

  /** An ended life goes with what it kept. */
  private void forgetRetained(ThreadState s, Life life) {
    if (life.is(Life.RETAINED)) {
      totals.liveEvents(s, -life.length());
    }
  }

  /** Drops a life that is in no group. */
  private void forget(ThreadState s, Life life, int books) {
    if (life.set(Life.FOLDED)) {
      totals.superseded.add(books);
      totals.liveEvents(s, -life.length());
    }
  }

  /** Folds an ended life once. */
  void foldEnded(ThreadState s, Life life, PlainEvent head) {
    if (life.set(Life.FOLDED)) {
      fold(s, life, head);
    }
  }

  private void fold(ThreadState s, Life life, PlainEvent head) {
    mismatches.decide(life);
    if (life.is(Life.SHORT_AT_END)) {
      shortages.ended(life, head);
    }
    if (!life.is(Life.RETAINED)) {
      totals.liveEvents(s, -life.length());
    }
    if (!life.is(Life.UNKNOWN | Life.EXCLUDED)) {
      groups.addHealthy(s, life, head, clock.millis());
    }
  }

  /** The life leaves the quarantine. */
  private void evict(ThreadState s, Life life) {
    if (!life.is(Life.FOLDED)) {
      foldEnded(s, life, life.head());
    }
    life.set(Life.EVICTED);
    Directory directory = life.directory;
    if (directory.pooled) {
      directory.forgotten = true;
      life.dropEvents();
      return;
    }
    if (directory.replaceLife(life, Life.GONE)) {
      table.remove(directory);
      directory.clear();
      if (life.type.begins && !life.is(Life.SHORT_AT_END | Life.BASELINE)) {
        life.type.quarantine.left(directory.hash);
      }
    }
  }

  /**
   * The target was collected: the last word about its current life. Only the tracker's own threads.
   */
  void collected(ThreadState s, Directory directory) {
    table.remove(directory);
    Life life = directory.life();
    if (life.is(Life.FOLDED | Life.EXCLUDED)) {
      forgetRetained(s, life);
      return;
    }
    PlainEvent head = life.head();
    if (!life.set(Life.ENDED)) {
      foldEnded(s, life, head);
      return;
    }
    unwatch(life);
    int books = Lives.books(head);
    int baseline = Math.min(Math.max(books, 0), Lives.baseline(head));
    totals.baselineCollected.add(baseline);
    if (books - baseline > 0 && !life.is(Life.UNKNOWN)) {
      leaked(s, life, head, books - baseline);
    } else {
      shortages.collected(life, head);
      totals.lifeEnded(s);
      foldEnded(s, life, head);
    }
  }

  /**
   * The life has no reference left and nobody tells its end: what is kept of it goes before its
   * target does. A later event finds a target without an entry, of which nothing is claimed.
   */
  void putAway(ThreadState s, Directory directory, Life life) {
    PlainEvent head = life.head();
    if (life.booksOr(1) != 0 || head == null || !directory.replaceLife(life, Life.GONE)) {
      return;
    }
    table.remove(directory);
    directory.clear();
    life.set(Life.ENDED);
    unwatch(life);
    totals.lifeEnded(s);
    foldEnded(s, life, head);
  }

  private void leaked(ThreadState s, Life life, PlainEvent head, int left) {
    life.set(Life.FOLDED | Life.LEAKED);
    mismatches.decide(life);
    totals.liveEvents(s, -life.length());
    for (PlainEvent r = head; r != null; r = r.next) {
      if (r.op() == Op.BEGIN || r.op() == Op.ACQUIRE) {
        thinning.leaked(r.siteId, r.methodId());
      }
      if (r.op() == Op.BEGIN || r.next == null) {
        beginSites.leaked(r);
      }
    }
    groups.add(s, life, head, LifecycleGroup.Fate.COLLECTED, left, clock.millis());
  }
}
