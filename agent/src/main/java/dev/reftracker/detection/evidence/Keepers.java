package dev.reftracker.detection.evidence;

import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The objects that references of one lifecycle were given to last: what was made around a
 * reference, or was given it, gives it back, whoever took it.
 */
final class Keepers {

  private final List<Event> events;
  private final Stacks stacks;
  private final IdentityHashMap<Event, Integer> keepers = new IdentityHashMap<>();
  private final IdentityHashMap<Event, Integer> takers = new IdentityHashMap<>();
  private final IdentityHashMap<Event, Boolean> lost = new IdentityHashMap<>();

  Keepers(List<Event> events, Stacks stacks) {
    this.events = events;
    this.stacks = stacks;
  }

  /**
   * Identity of the object that took the reference; where the caller is unknown, of the one whose
   * call had been given the target and took it.
   */
  int taker(Event acquire) {
    return takers.computeIfAbsent(acquire, this::findTaker);
  }

  private int findTaker(Event acquire) {
    int taker = acquire.holderId();
    for (Event event : events) {
      if (event == acquire || taker != 0) {
        break;
      }
      if (event.op() == Op.ARGUMENT
          && event.holderId() != 0
          && stacks.isInside(stacks.of(event), stacks.of(acquire))) {
        taker = event.holderId();
      }
    }
    return taker;
  }

  /**
   * Identity of the object that was given the reference last; 0 where it stayed with whoever took
   * it.
   */
  int keeper(Event acquire) {
    return keepers.computeIfAbsent(acquire, this::findKeeper);
  }

  /** Whether an exception is the last that is known of the reference: nobody had it after that. */
  boolean isLost(Event acquire) {
    return lost.computeIfAbsent(acquire, this::findLost);
  }

  private boolean findLost(Event acquire) {
    HandOverTrail trail = new HandOverTrail(events, acquire, stacks);
    return acquire.op() == Op.ACQUIRE && !trail.finalExceptions().isEmpty();
  }

  private int findKeeper(Event acquire) {
    int keeper = 0;
    List<Event> trail = new HandOverTrail(events, acquire, stacks).events();
    for (Event event : events.subList(events.indexOf(acquire) + 1, events.size())) {
      boolean next = event.op() == Op.ACQUIRE && event.viewId() == acquire.viewId();
      if (next && (acquire.op() != Op.ACQUIRE || event.threadId() == acquire.threadId())) {
        break; // given since then was that one, as likely as not
      }
      boolean given =
          switch (event.op()) {
            case ARGUMENT, HANDLER, CONSTRUCTOR, STORE -> true;
            default -> false;
          };
      if (given && event.holderId() != 0 && trail.contains(event)) {
        keeper = event.holderId();
      }
    }
    return keeper;
  }
}
