package dev.reftracker.detection;

import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import java.util.List;

/**
 * References that are taken while a derived object is made, by the code that makes it: a slice
 * takes one on its parent. Its end gives them back, by code of the same class.
 */
final class Makings {

  private Makings() {}

  /** The hand-over to the derived object inside which the reference was taken, or null. */
  static Event of(Event acquire, List<Event> life, Stacks stacks) {
    List<Frame> taken = stacks.of(acquire);
    for (Event event : life) {
      if (event.container() == null || !event.op().handsOver() || stacks.of(event).isEmpty()) {
        continue;
      }
      int[] common = stacks.commonCall(stacks.of(event), taken);
      if (common != null && common[0] == 0) {
        return event;
      }
    }
    return null;
  }

  /**
   * Whether the reference was taken while a derived object was made, and the release did not come
   * by the class that made it.
   */
  static boolean areStrangers(Event acquire, Event release, List<Event> life, Stacks stacks) {
    List<Frame> released = stacks.of(release);
    Event making =
        acquire.op() != Op.ACQUIRE || released.isEmpty() ? null : of(acquire, life, stacks);
    if (making == null) {
      return false;
    }
    String maker = stacks.of(making).get(0).className();
    return released.stream().noneMatch(frame -> frame.className().equals(maker));
  }
}
