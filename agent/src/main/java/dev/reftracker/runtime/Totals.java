package dev.reftracker.runtime;

import java.util.concurrent.atomic.LongAdder;

/** Totals that no single method carries. */
final class Totals {

  /**
   * The counter of a method's calls is this plus its number, from 1; those below are for totals.
   */
  static final int CALLS = 1;

  private static final int ENDED = 0;
  private static final int LIVE_EVENTS = 1;

  private final Tally tally;

  Totals(Tally tally) {
    this.tally = tally;
  }

  /** Begins of targets that the rules exclude. */
  final LongAdder excluded = new LongAdder();

  /** Lives without a verdict, since a release failed in an unknown way. */
  final LongAdder unknown = new LongAdder();

  /** References seen but not recorded. */
  final LongAdder untracked = new LongAdder();

  /**
   * References counted by a begin that another begin replaced before anything was given back, or
   * whose target was never made.
   */
  final LongAdder superseded = new LongAdder();

  /** References from before tracking that went with their collected target. */
  final LongAdder baselineCollected = new LongAdder();

  /** Lives given back more often than taken by the books, and nothing proves an over-release. */
  final LongAdder shortLives = new LongAdder();

  /** Hand-overs seen but not kept. */
  final LongAdder droppedHandOvers = new LongAdder();

  /** A life ended. */
  void lifeEnded(ThreadState s) {
    tally.add(s, ENDED, 1);
  }

  /** Lives that ended. */
  long livesEnded() {
    return tally.sum(ENDED);
  }

  /**
   * Events came into chains of lives that have not been folded, or left them, otherwise than by a
   * call that counted: such a call makes one, so that the usual hook has no second counter to move.
   */
  void liveEvents(ThreadState s, long n) {
    tally.add(s, LIVE_EVENTS, n);
  }

  /** The sum of {@link #liveEvents}. */
  long liveEvents() {
    return tally.sum(LIVE_EVENTS);
  }
}
