package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Violation;
import java.util.function.Consumer;

/**
 * Tells a listener of each distinct violation once, soon after it was seen and never on a thread of
 * the program.
 */
final class Announcements {

  private final Violations violations;
  private final Clock clock;
  private volatile Consumer<Violation> listener;

  Announcements(Violations violations, Clock clock) {
    this.violations = violations;
    this.clock = clock;
  }

  void to(Consumer<Violation> listener) {
    this.listener = listener;
  }

  /**
   * Tells of those that are at least a tick of the clock old: what the program itself says about
   * the same failure comes first.
   */
  void tellSettled() {
    if (violations.hasUntold()) {
      tell(clock.millis());
    }
  }

  /** Tells of all that are untold. */
  void tellAll() {
    if (violations.hasUntold()) {
      tell(Integer.MAX_VALUE);
    }
  }

  private synchronized void tell(int beforeMillis) {
    Consumer<Violation> to = listener;
    if (to != null) {
      violations.tell(to, beforeMillis);
    }
  }
}
