package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.Violation;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Threads inside a method that waits for a count to fall. Bounded: a wait that finds no room is not
 * watched.
 */
final class Waits {

  private static final int MAX_WAITS = 256;

  private final AtomicReferenceArray<Wait> waits = new AtomicReferenceArray<>(MAX_WAITS);
  private final Violations violations;
  private final Clock clock;
  private final Totals totals;

  Waits(Violations violations, Clock clock, Totals totals) {
    this.violations = violations;
    this.clock = clock;
    this.totals = totals;
  }

  /**
   * The current thread begins to wait for {@code directory}'s target; null where that is not known.
   */
  void begin(ThreadState s, Directory directory, PlainEvent event, MethodInfo m) {
    Wait wait = new Wait(directory, event, m, s.waiting);
    s.waiting = wait;
    int start = s.threadId & (MAX_WAITS - 1);
    for (int i = 0; i < MAX_WAITS; i++) {
      int slot = (start + i) & (MAX_WAITS - 1);
      if (waits.get(slot) == null && waits.compareAndSet(slot, null, wait)) {
        wait.slot = slot;
        return;
      }
    }
    totals.untracked.increment();
  }

  /**
   * The current thread's innermost wait of this method is over, and what exceptions left inside it.
   */
  void end(ThreadState s, MethodInfo m) {
    Wait wait = s.waiting;
    while (wait != null) {
      if (wait.slot >= 0) {
        waits.compareAndSet(wait.slot, wait, null);
      }
      s.waiting = wait.outer;
      if (wait.method == m) {
        return;
      }
      wait = wait.outer;
    }
  }

  /** Reports each wait that has become too long, once. */
  void check() {
    for (int i = 0; i < MAX_WAITS; i++) {
      Wait wait = waits.get(i);
      if (wait == null || wait.reported) {
        continue;
      }
      long waited = (long) clock.millis() - wait.event.atMillis;
      if (waited >= wait.method.rule.limitMillis()) {
        wait.reported = true;
        report(wait, waited);
      }
    }
  }

  private void report(Wait wait, long waited) {
    Life life = wait.directory == null ? null : wait.directory.life();
    boolean known = life != null && !life.is(Life.ENDED | Life.EXCLUDED);
    PlainEvent head = known ? life.head() : null;
    Lifecycle whole = known ? Lives.lifecycle(life, head, Lives.books(head), clock.millis()) : null;
    violations.add(
        new Violation(
            Violation.Kind.STUCK,
            wait.method.type.id,
            wait.event.life.classId,
            1,
            wait.event,
            whole,
            waited,
            0,
            null,
            Violation.Around.NONE,
            null));
  }

  /** One wait of one thread. */
  static final class Wait {
    private final Directory directory;
    private final PlainEvent event;
    private final MethodInfo method;
    private final Wait outer;
    private int slot = -1;
    private volatile boolean reported;

    Wait(Directory directory, PlainEvent event, MethodInfo method, Wait outer) {
      this.directory = directory;
      this.event = event;
      this.method = method;
      this.outer = outer;
    }
  }
}
