package dev.reftracker.weaving;

import dev.reftracker.weaving.HookIds.SiteKind;
import org.objectweb.asm.Type;

/**
 * How one call instruction is announced.
 *
 * @param kind {@link SiteKind#CALL} or {@link SiteKind#FACTORY}
 * @param slotsAbove how many operand stack slots lie above the object that the call is made on, or
 *     {@link #NOT_AT_HAND}
 * @param begin whether the call begins a target: made by a transparent method it links nothing
 * @param touch whether the call can only declare a hand-over, which matters only while those are
 *     watched
 */
record CallSite(SiteKind kind, int slotsAbove, boolean begin, boolean touch) {

  /**
   * There is no such object, or it lies too deep in the operand stack to be copied without a local.
   */
  static final int NOT_AT_HAND = -1;

  private static final int DEEPEST = 2;

  static CallSite of(SiteKind kind, int slotsAbove) {
    return of(kind, slotsAbove, false, false);
  }

  static CallSite of(SiteKind kind, int slotsAbove, boolean begin, boolean touch) {
    return new CallSite(kind, slotsAbove > DEEPEST ? NOT_AT_HAND : slotsAbove, begin, touch);
  }

  /** How many slots lie above an argument of a call about to be made; -1 for its receiver. */
  static int slotsAbove(Type[] arguments, int index) {
    int slots = 0;
    for (int i = index + 1; i < arguments.length; i++) {
      slots += arguments[i].getSize();
    }
    return slots;
  }
}
