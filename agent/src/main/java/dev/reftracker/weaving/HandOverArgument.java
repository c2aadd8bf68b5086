package dev.reftracker.weaving;

import dev.reftracker.weaving.HookIds.SiteKind;

/**
 * A parameter by which a target may come into a method.
 *
 * @param slot its local variable
 * @param type internal name of its declared type, an array's descriptor
 * @param kind {@link SiteKind#ARGUMENT} or {@link SiteKind#HANDLER}
 */
record HandOverArgument(int slot, String type, SiteKind kind) {

  HandOverArgument movedTo(int newSlot) {
    return new HandOverArgument(newSlot, type, kind);
  }
}
