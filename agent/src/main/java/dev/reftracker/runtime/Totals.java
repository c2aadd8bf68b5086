package dev.reftracker.runtime;

import java.util.concurrent.atomic.LongAdder;

/** Totals that no single method carries. */
final class Totals {

  /** Lives that ended. */
  final LongAdder ended = new LongAdder();

  /** Begins of targets that the rules exclude. */
  final LongAdder excluded = new LongAdder();

  /** Lives without a verdict, since a release failed in an unknown way. */
  final LongAdder unknown = new LongAdder();

  /** References seen but not recorded. */
  final LongAdder untracked = new LongAdder();

  /** References counted by a begin that another begin replaced before anything was given back. */
  final LongAdder superseded = new LongAdder();

  /** References from before tracking that went with their collected target. */
  final LongAdder baselineCollected = new LongAdder();

  /** Lives given back more often than taken by the books, and nothing proves an over-release. */
  final LongAdder shortLives = new LongAdder();

  /** Hand-overs seen but not kept. */
  final LongAdder droppedHandOvers = new LongAdder();

  /**
   * By how many the events in the chains of lives that have not been folded differ from the calls
   * that counted, about: a call makes one, so that the usual hook has no second counter to move.
   */
  final LongAdder liveEvents = new LongAdder();
}
