package dev.reftracker.detection.evidence;

import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import java.util.List;

/**
 * Tells which calls that were given a target gave a reference back: what they were given is
 * answered, so nothing that is left over is theirs.
 */
final class Discharges {

  private final List<Event> events;
  private final Stacks stacks;
  private final Event except;

  /**
   * Of one lifecycle.
   *
   * @param except a release that does not count, because it answered the reference in question;
   *     null for none
   */
  Discharges(List<Event> events, Stacks stacks, Event except) {
    this.events = events;
    this.stacks = stacks;
    this.except = except;
  }

  /** Whether the call that was given the target gave back more references than it took. */
  boolean isAnswered(Event given) {
    List<Frame> call = stacks.of(given);
    if (given.op() != Op.ARGUMENT || call.size() < 2) {
      return false;
    }
    int left = 0;
    for (Event event : events.subList(events.indexOf(given) + 1, events.size())) {
      if (isSameCall(given, event, call)) {
        break; // from here on it is the next call of the same kind
      }
      boolean counts = event.op() == Op.ACQUIRE || event.givesBack();
      if (counts && event != except && isInside(given, event, call)) {
        left += event.op() == Op.RELEASE ? -event.amount() : event.amount();
      }
    }
    return left < 0;
  }

  private boolean isSameCall(Event given, Event event, List<Frame> call) {
    return event.op() == Op.ARGUMENT
        && event.siteId() == given.siteId()
        && event.viewId() == given.viewId()
        && stacks.of(event).equals(call);
  }

  private boolean isInside(Event given, Event event, List<Frame> call) {
    List<Frame> stack = stacks.of(event);
    if (stack.size() < 2
        || event.threadId() != given.threadId()
        || event.viewId() != given.viewId()) {
      return false;
    }
    return stacks.isInside(call, stack);
  }
}
