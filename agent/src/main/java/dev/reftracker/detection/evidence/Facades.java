package dev.reftracker.detection.evidence;

import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Views through which everybody acts, so that they tell no references of the target apart. */
final class Facades {

  static final Facades NONE = new Facades(Set.of(), false);

  private final Set<Integer> wrappers;
  private final boolean begunThroughOne;

  private Facades(Set<Integer> wrappers, boolean begunThroughOne) {
    this.wrappers = wrappers;
    this.begunThroughOne = begunThroughOne;
  }

  /** Finds those of one lifecycle. */
  static Facades of(List<Event> events, Stacks stacks, CleanFrames clean) {
    boolean othersThroughNone =
        events.stream().anyMatch(event -> event.op() == Op.ACQUIRE && event.viewId() == 0);
    return new Facades(wrappers(events, stacks, clean), othersThroughNone);
  }

  /**
   * Whether the acquire's view is such a one: a wrapper, or what the life began through while
   * others acquired through who knows what.
   */
  boolean isFacade(Event acquire) {
    return (begunThroughOne && acquire.op() == Op.BEGIN) || wrappers.contains(acquire.viewId());
  }

  /** Views that the begin's own call put around the target, such as a leak detector's. */
  private static Set<Integer> wrappers(List<Event> events, Stacks stacks, CleanFrames clean) {
    Set<Integer> found = new HashSet<>();
    Frame begun = clean.acquireSite(stacks.of(events.get(0)));
    for (Event event : events) {
      if (event.op() == Op.CONSTRUCTOR
          && begun != null
          && begun.equals(clean.acquireSite(stacks.of(event)))) {
        found.add(event.holderId());
      }
    }
    return found;
  }
}
