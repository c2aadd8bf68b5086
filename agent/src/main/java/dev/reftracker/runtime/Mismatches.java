package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Violation;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Compares the books with the library's own count, for samples of lives that only one thread has
 * touched. A disagreement is a suspicion first: another thread's acquire may have run and not been
 * booked yet. It becomes a finding when the life ends, or has gone on for a while, and still no
 * other thread has appeared in it.
 */
final class Mismatches {

  private static final int CERTAINLY_NOT =
      Life.UNKNOWN | Life.BASELINE | Life.EXCLUDED | Life.ENDED | Life.SUSPECTED;
  private static final int MAX_EVENTS = 64;
  private static final int MAX_SUSPICIONS = 64;

  /** So many lives are compared all of them, then one in 64. */
  private static final long FIRST_LIVES = 4_096;

  /** So long a live target's books must have disagreed at a snapshot. */
  private static final int PENDING_MILLIS = 500;

  private final AtomicReferenceArray<Suspicion> suspicions =
      new AtomicReferenceArray<>(MAX_SUSPICIONS);
  private final Violations violations;
  private final Clock clock;
  private final LongAdder comparisons = new LongAdder();
  private long firstLife;

  Mismatches(Violations violations, Clock clock) {
    this.violations = violations;
    this.clock = clock;
  }

  /** How often the books were compared with the library's own count. */
  long comparisons() {
    return comparisons.sum();
  }

  /**
   * At the entry of a release, whose body has not run, or at the exit of an acquire: the target is
   * on the stack and has a reference.
   *
   * @param r the event, not booked yet
   */
  void compare(ThreadState s, Object target, Life life, PlainEvent r, MethodInfo m) {
    CountAccessor accessor = m.type.accessor;
    if (accessor == null || !s.exact || life.is(CERTAINLY_NOT) || !sampled(s, life)) {
      return;
    }
    PlainEvent head = life.head();
    int books = life.booksOr(Integer.MIN_VALUE);
    if (books == Integer.MIN_VALUE || !ofThread(head, s.threadId)) {
      return;
    }
    books += r.op() == Op.ACQUIRE ? r.amount() : 0;
    long counted = accessor.count(target);
    if (counted == CountAccessor.UNKNOWN || life.head() != head) {
      return;
    }
    comparisons.increment();
    if (counted != books) {
      suspect(new Suspicion(life, head, r, s.threadId, books, counted));
    }
  }

  private void suspect(Suspicion suspicion) {
    for (int i = 0; i < MAX_SUSPICIONS; i++) {
      if (suspicions.get(i) == null && suspicion.life.set(Life.SUSPECTED)) {
        if (suspicions.compareAndSet(i, null, suspicion)) {
          return;
        }
        suspicion.life.clear(Life.SUSPECTED);
      }
    }
  }

  /** The life has ended, no hook of it is on its way: decides a suspicion about it. */
  void decide(Life life) {
    if (life.is(Life.SUSPECTED)) {
      decideAll(life);
    }
  }

  /** Decides suspicions about live targets that are old enough. */
  void decideOld() {
    decideAll(null);
  }

  private void decideAll(Life only) {
    for (int i = 0; i < MAX_SUSPICIONS; i++) {
      Suspicion s = suspicions.get(i);
      if (s == null) {
        continue;
      }
      boolean due = only == null ? old(s) : s.life == only;
      if (due && suspicions.compareAndSet(i, s, null) && ofThread(s.life.head(), s.threadId)) {
        report(s);
      }
    }
  }

  private boolean old(Suspicion s) {
    return clock.millis() - s.life.head().atMillis > PENDING_MILLIS;
  }

  private void report(Suspicion s) {
    violations.add(
        new Violation(
            Violation.Kind.MISMATCH,
            s.life.type.id,
            s.life.classId,
            1,
            s.at,
            Lives.lifecycle(s.life, s.head, s.books, clock.millis()),
            s.books,
            s.counted,
            null,
            Violation.Around.NONE,
            null));
  }

  /**
   * Whole lives are sampled, so that the event before a disagreement is one at which both agreed;
   * of long ones some moments.
   */
  private boolean sampled(ThreadState s, Life life) {
    long id = life.objectId();
    if (firstLife == 0) {
      firstLife = id; // a lost race moves the border a little
    }
    boolean chosen = id - firstLife < FIRST_LIVES || (id & 63) == 0;
    return chosen && (life.pushedLessThan(MAX_EVENTS + 1) || (s.comparisons++ & 63) == 0);
  }

  private static boolean ofThread(PlainEvent head, int threadId) {
    int n = 0;
    for (PlainEvent r = head; r != null; r = r.next) {
      if (r.threadId != threadId || ++n > MAX_EVENTS) {
        return false;
      }
    }
    return n > 0;
  }

  private record Suspicion(
      Life life, PlainEvent head, PlainEvent at, int threadId, int books, long counted) {}
}
