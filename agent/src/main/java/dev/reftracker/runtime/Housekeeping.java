package dev.reftracker.runtime;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The tracker's own daemon thread: moves the clock, books collected targets, watches the memory
 * budget, announces what must not happen.
 */
final class Housekeeping implements Runnable {

  private static final long TICK_MILLIS = 20;
  private static final long OTHER_MILLIS = 200;

  private final ReferenceQueue<Object> queue;
  private final Ending ending;
  private final Clock clock;
  private final Tally tally;
  private final Budget budget;
  private final Aliases aliases;
  private final Scopes scopes;
  private final Waits waits;
  private final OldReferences oldReferences;
  private final Watch watch;
  private final Hooks hooks;
  private final Announcements announcements;
  private final FailureLog failures;
  private final Thread thread;
  private final AtomicLong booked = new AtomicLong();
  private volatile boolean closed;

  Housekeeping(
      ReferenceQueue<Object> queue,
      Ending ending,
      Clock clock,
      Tally tally,
      Budget budget,
      Aliases aliases,
      Scopes scopes,
      Waits waits,
      OldReferences oldReferences,
      Watch watch,
      Hooks hooks,
      Announcements announcements,
      FailureLog failures) {
    this.queue = queue;
    this.ending = ending;
    this.clock = clock;
    this.tally = tally;
    this.budget = budget;
    this.aliases = aliases;
    this.scopes = scopes;
    this.waits = waits;
    this.oldReferences = oldReferences;
    this.watch = watch;
    this.hooks = hooks;
    this.announcements = announcements;
    this.failures = failures;
    this.thread = new Thread(null, this, "reftracker", 0, false);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Stops the thread; what is collected later is not booked. */
  void close() {
    closed = true;
    thread.interrupt();
  }

  @Override
  public void run() {
    States.current().inside = true; // nothing that this thread calls counts
    int budgetAt = 0;
    int otherAt = 0;
    while (!closed) {
      try {
        int now = clock.tick();
        Reference<?> collected = queue.remove(TICK_MILLIS);
        if (collected != null) {
          book(collected);
          drain();
        }
        if (now - budgetAt >= TICK_MILLIS) {
          budgetAt = now; // often: what a leak takes in between goes beyond the budget
          budget.check();
        }
        if (now - otherAt >= OTHER_MILLIS) {
          otherAt = now;
          tally.collect();
          waits.check();
          oldReferences.check();
          watch.refresh();
          hooks.passOnWatching();
        }
        announcements.tellSettled();
      } catch (InterruptedException e) {
        // closed, or somebody else's doing: the loop's condition tells
      } catch (Throwable t) {
        failures.record(t);
      }
    }
  }

  /** Books everything that the garbage collector has reported up to now. Any thread. */
  synchronized void drain() {
    for (Reference<?> r = queue.poll(); r != null; r = queue.poll()) {
      book(r);
    }
  }

  /** How many collected objects were booked so far. */
  long booked() {
    return booked.get();
  }

  private synchronized void book(Reference<?> collected) {
    booked.incrementAndGet();
    if (collected instanceof Directory directory) {
      ending.collected(States.current(), directory);
    } else if (collected instanceof Alias alias) {
      aliases.remove(alias);
    } else if (collected instanceof Owner owner) {
      scopes.remove(owner);
    }
  }
}
