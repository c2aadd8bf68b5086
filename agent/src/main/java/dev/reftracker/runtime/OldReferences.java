package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.Violation;

/**
 * Reports targets that hold a reference older than the user allows. Only what no pairing can
 * explain away: more was taken before the limit than has been given back in all.
 */
final class OldReferences {

  private static final int CERTAINLY_NOT =
      Life.ENDED | Life.UNKNOWN | Life.BASELINE | Life.EXCLUDED | Life.OLD;

  /** The table is walked at most so often, and ten times within the limit. */
  private static final long MOST_OFTEN_MILLIS = 200;

  private final IdentityTable<Directory> table;
  private final Violations violations;
  private final Clock clock;
  private final long limitMillis;
  private long nextMillis;

  /** No limit where {@code limitMillis} is 0. */
  OldReferences(
      IdentityTable<Directory> table, Violations violations, Clock clock, long limitMillis) {
    this.table = table;
    this.violations = violations;
    this.clock = clock;
    this.limitMillis = limitMillis;
  }

  /** Looks at all live targets when it is time to. Only the tracker's own thread. */
  void check() {
    long now = clock.millis();
    if (limitMillis > 0 && now > limitMillis && now >= nextMillis) {
      nextMillis = now + Math.max(MOST_OFTEN_MILLIS, limitMillis / 10);
      table.forEach(directory -> check(directory.life(), now));
    }
  }

  private void check(Life life, long now) {
    if (life.is(CERTAINLY_NOT | Life.COMPACTING)) {
      return;
    }
    int compactAt = compactAt(life);
    PlainEvent head = life.head();
    PlainEvent oldest = null;
    int left = 0;
    for (PlainEvent r = head; r != null; r = r.next) {
      boolean old = now - r.atMillis >= limitMillis;
      int delta = r.delta();
      left += old ? delta : Math.min(delta, 0);
      oldest = old && delta > 0 ? r : oldest;
    }
    boolean compacted = life.is(Life.COMPACTING) || compactAt(life) != compactAt;
    if (left > 0 && oldest != null && !compacted && life.set(Life.OLD)) {
      report(life, head, oldest, now);
    }
  }

  private static int compactAt(Life life) {
    LifeMore known = life.known();
    return known == null ? Compaction.FIRST : known.compactAt;
  }

  private void report(Life life, PlainEvent head, PlainEvent oldest, long now) {
    Lifecycle whole = Lives.lifecycle(life, head, Lives.books(head), clock.millis());
    violations.add(
        new Violation(
            Violation.Kind.STUCK,
            life.type.id,
            life.classId,
            1,
            oldest,
            whole,
            now - oldest.atMillis,
            0,
            null,
            Violation.Around.NONE,
            null));
  }
}
