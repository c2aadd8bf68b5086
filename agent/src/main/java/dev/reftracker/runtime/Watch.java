package dev.reftracker.runtime;

import java.util.concurrent.atomic.LongAdder;

/** Whether hand-overs are wanted: how many lives are watched now. */
final class Watch {

  private final TrackerSettings.HandOvers mode;
  private final LongAdder watched = new LongAdder();
  private volatile boolean wanted;

  Watch(TrackerSettings.HandOvers mode) {
    this.mode = mode;
    this.wanted = mode == TrackerSettings.HandOvers.ALWAYS;
  }

  /** Whether every life is watched, so that no begin may do without its stack. */
  boolean always() {
    return mode == TrackerSettings.HandOvers.ALWAYS;
  }

  /** A watched life began. */
  void began() {
    watched.increment();
    if (!wanted) {
      wanted = true;
    }
  }

  /** A watched life ended. */
  void ended() {
    watched.decrement();
  }

  /** Looks whether any life is still watched. */
  void refresh() {
    if (mode == TrackerSettings.HandOvers.AUTO) {
      boolean any = watched.sum() > 0;
      if (wanted != any) {
        wanted = any;
      }
    }
  }

  boolean wanted() {
    return wanted;
  }
}
