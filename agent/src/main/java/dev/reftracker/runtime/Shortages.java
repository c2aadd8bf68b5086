package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Violation;
import java.util.List;

/**
 * Over-releases that nothing refuses and that no end shows: the books of a life are below zero.
 * That alone proves nothing, since an acquire is booked after it happened. Accused only where no
 * acquire can be on its way:
 *
 * <ul>
 *   <li>the library's own count says before the release that there is no reference left: whoever
 *       has one keeps it above zero
 *   <li>the target was collected: whoever is inside its acquire keeps it alive
 *   <li>nothing has happened to it for long, and no thread is inside an acquire of its type
 * </ul>
 *
 * <p>The rest is counted. Where the rules name an end, it decides, and nothing is accused here.
 */
final class Shortages {

  private static final int CERTAINLY_NOT =
      Life.UNKNOWN | Life.BASELINE | Life.EXCLUDED | Life.SHORT;

  /** So long nothing must have happened to a live target. */
  private static final int QUIET_MILLIS = 500;

  private final Registry names;
  private final Accusations accusations;
  private final Totals totals;
  private final FailureLog failures;

  Shortages(Registry names, Accusations accusations, Totals totals, FailureLog failures) {
    this.names = names;
    this.accusations = accusations;
    this.totals = totals;
    this.failures = failures;
  }

  /** A release, already booked, whose body has not run: looks whether there is a reference left. */
  void releasing(Object target, Life life, PlainEvent r, MethodInfo m) {
    CountAccessor accessor = m.type.accessor;
    if (accessor == null || m.type.ends || m.idempotent || life.is(CERTAINLY_NOT)) {
      return;
    }
    long counted = accessor.count(target);
    if (counted != CountAccessor.UNKNOWN && counted < r.amount() && life.booksOr(0) < 0) {
      r.mark(PlainEvent.SHORT, 0);
      if (m.success == MethodInfo.ALWAYS) {
        released(life, r);
      }
    }
  }

  /** The release has returned, and counts. */
  void released(Life life, PlainEvent r) {
    if (r.isShort() && r.mark(PlainEvent.ACCUSED, PlainEvent.FOLDED)) {
      life.set(Life.SUSPECTED); // the library may not have counted it: no mismatch
      accusations.silent(Violation.Proof.COUNTED, life, r);
    }
  }

  /** The target was collected, its life has not ended. */
  void collected(Life life, PlainEvent head) {
    if (!life.is(CERTAINLY_NOT) && unexplained(head) < 0) {
      if (life.type.ends || hasLost() || !life.set(Life.SHORT)) {
        totals.shortLives.increment();
      } else {
        accusations.silent(Violation.Proof.COLLECTED, life, newestRelease(head));
      }
    }
  }

  /** The life ended with books below zero and leaves: no late acquire has come for it. */
  void ended(Life life, PlainEvent head) {
    if (!life.is(CERTAINLY_NOT) && unexplained(head) < 0) {
      totals.shortLives.increment();
    }
  }

  /**
   * Accuses those of some live lives with books below zero that have been quiet for long; how many
   * it does not. Called for a snapshot, after all of them have been looked at.
   */
  int decide(List<Life> lives, int now) {
    int left = 0;
    boolean acquiring = lives.isEmpty() || hasLost();
    StackTraceElement[][] stacks = null;
    for (Life life : lives) {
      PlainEvent head = life.head();
      if (life.is(CERTAINLY_NOT) || unexplained(head) >= 0) {
        continue;
      }
      boolean quiet = !acquiring && !life.type.ends && now - head.atMillis > QUIET_MILLIS;
      if (quiet && stacks == null) {
        stacks = Thread.getAllStackTraces().values().toArray(new StackTraceElement[0][]);
      }
      if (quiet && !isAcquiring(stacks, life.type) && life.set(Life.SHORT)) {
        accusations.silent(Violation.Proof.QUIET, life, newestRelease(head));
      } else {
        left++;
      }
    }
    return left;
  }

  /** Whether an acquire may have been seen and not booked. */
  private boolean hasLost() {
    return totals.untracked.sum() > 0 || failures.count() > 0;
  }

  private boolean isAcquiring(StackTraceElement[][] stacks, TypeInfo type) {
    for (StackTraceElement[] stack : stacks) {
      for (StackTraceElement frame : stack) {
        if (takes(frame, type)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean takes(StackTraceElement frame, TypeInfo type) {
    for (MethodInfo m : names.infos()) {
      if (m.type == type
          && !m.rule.role().equals("release")
          && m.movesReferences
          && m.rule.className().equals(frame.getClassName())
          && m.rule.method().startsWith(frame.getMethodName())) {
        return true;
      }
    }
    return false;
  }

  /** The books without what was accused already. */
  private static int unexplained(PlainEvent head) {
    int sum = 0;
    for (PlainEvent r = head; r != null; r = r.next) {
      sum += r.accused() ? 0 : r.delta();
    }
    return sum;
  }

  private static PlainEvent newestRelease(PlainEvent head) {
    PlainEvent r = head;
    while (r.next != null && (r.op() != Op.RELEASE || r.undone())) {
      r = r.next;
    }
    return r;
  }
}
