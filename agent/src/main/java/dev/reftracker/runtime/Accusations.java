package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.Violation;
import java.util.Collections;
import java.util.List;

/**
 * Decides whether what was booked must not have happened. Accuses only on what no order of the
 * threads can explain: the life had ended before, or the library itself refused and the books
 * agree.
 */
final class Accusations {

  private static final int CERTAINLY_NOT = Life.UNKNOWN | Life.BASELINE | Life.EXCLUDED;
  private static final int MAX_EVENTS_AFTER_END = 64;

  private final Violations violations;
  private final Clock clock;
  private final Registry names;

  Accusations(Violations violations, Clock clock, Registry names) {
    this.violations = violations;
    this.clock = clock;
    this.names = names;
  }

  /** An acquire returned normally although the life has ended; books it. */
  void acquiredAfterEnd(Life life, PlainEvent r) {
    life.writeEnd();
    boolean pending = life.is(Life.SHORT_AT_END); // it may be the acquire that the end was short of
    int balance = life.balanceAfterEnd() + r.delta();
    keep(life, r);
    if (!pending && balance > 0 && !life.is(CERTAINLY_NOT)) {
      useAfterEnd(life, r);
    }
  }

  /**
   * A release of a live target, already booked, took its handle's reference; accuses it when the
   * handle had been given back before, whatever other references there are.
   */
  void released(Life life, PlainEvent r) {
    if (life.is(CERTAINLY_NOT) || !Handles.spentBefore(r, names)) {
      return;
    }
    // The books do without it: what the others have taken is theirs.
    if (r.mark(PlainEvent.ACCUSED | PlainEvent.UNDONE, PlainEvent.FOLDED)) {
      life.set(Life.SUSPECTED); // the library's own count may fall with it: no mismatch
      overRelease(Violation.Proof.HANDLE, life, r, Handles.ofOne(life, r), null);
    }
  }

  /** A release begins although the life has ended; books it. */
  void releasedAfterEnd(Life life, PlainEvent r) {
    life.writeEnd();
    int balance = life.balanceAfterEnd() + r.delta();
    keep(life, r);
    if (balance < 0 && !life.is(CERTAINLY_NOT) && !Handles.liveBefore(life, r)) {
      r.mark(PlainEvent.ACCUSED, 0);
      overRelease(Violation.Proof.ENDED, life, r, whole(life), null);
    }
  }

  /** A listed use of an ended target; books it. */
  void usedAfterEnd(Life life, PlainEvent r) {
    life.writeEnd();
    keep(life, r);
    if (!life.is(CERTAINLY_NOT) && life.balanceAfterEnd() <= 0) {
      useAfterEnd(life, r);
    }
  }

  /** The library refused a release that began while the life had not ended. */
  void releaseFailed(PlainEvent token, Throwable failure, MethodInfo m) {
    Life life = token.life;
    if (m.idempotent || life.is(CERTAINLY_NOT)) {
      return;
    }
    boolean spent = Handles.spentBefore(token, null);
    if (!spent && life.booksOr(0) >= 0) {
      return;
    }
    if (!token.mark(PlainEvent.ACCUSED, PlainEvent.FOLDED)) {
      return;
    }
    if (spent) {
      overRelease(Violation.Proof.HANDLE, life, token, Handles.ofOne(life, token), failure);
    } else {
      overRelease(Violation.Proof.REFUSED, life, token, whole(life), failure);
    }
  }

  private static void keep(Life life, PlainEvent r) {
    if (life.pushedLessThan(MAX_EVENTS_AFTER_END) || life.balanceAfterEnd() != 0) {
      life.push(r);
    }
  }

  /** Nothing refused it, but no reference was left. */
  void silent(Violation.Proof proof, Life life, PlainEvent r) {
    overRelease(proof, life, r, whole(life), null);
  }

  private void useAfterEnd(Life life, PlainEvent r) {
    violations.add(
        new Violation(
            Violation.Kind.USE_AFTER_END,
            life.type.id,
            life.classId,
            1,
            r,
            whole(life),
            0,
            0,
            null,
            Violation.Around.NONE,
            null));
  }

  /** The whole life as it is now; null where the quarantine has lost it. */
  private Lifecycle whole(Life life) {
    if (life.is(Life.EVICTED)) {
      return null;
    }
    PlainEvent head = life.head();
    return Lives.lifecycle(life, head, Lives.books(head), clock.millis());
  }

  private void overRelease(
      Violation.Proof proof, Life life, PlainEvent r, Lifecycle whole, Throwable failure) {
    violations.add(
        new Violation(
            Violation.Kind.OVER_RELEASE,
            life.type.id,
            life.classId,
            1,
            r,
            whole,
            0,
            0,
            failure == null ? null : failure.getClass().getName(),
            around(proof, life),
            null));
  }

  private Violation.Around around(Violation.Proof proof, Life life) {
    if (life.directory == null) {
      return new Violation.Around(proof, List.of(), false);
    }
    List<Lifecycle> earlier = life.type.quarantine.earlier(life, clock.millis());
    return new Violation.Around(
        proof, Collections.unmodifiableList(earlier), life.directory.forgotten);
  }
}
