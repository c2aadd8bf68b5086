package dev.reftracker.weaving;

import dev.reftracker.weaving.HookIds.SiteKind;

/**
 * How one call instruction is announced.
 *
 * @param kind {@link SiteKind#CALL} or {@link SiteKind#FACTORY}
 * @param slotsAbove how many operand stack slots lie above the object that the call is made on, or
 *     {@link #NOT_AT_HAND}
 */
record CallSite(SiteKind kind, int slotsAbove) {

  /**
   * There is no such object, or it lies too deep in the operand stack to be copied without a local.
   */
  static final int NOT_AT_HAND = -1;

  private static final int DEEPEST = 2;

  static CallSite of(SiteKind kind, int slotsAbove) {
    return new CallSite(kind, slotsAbove > DEEPEST ? NOT_AT_HAND : slotsAbove);
  }
}
