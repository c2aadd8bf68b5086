package dev.reftracker.detection.evidence;

import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The acquires whose reference went into a container (a tracked object) that has not ended: nobody
 * but the container answers them.
 */
final class KeptReferences {

  private KeptReferences() {}

  /** The acquires of one lifecycle that a container keeps. */
  static Set<Event> in(List<Event> events) {
    Set<Event> kept = new HashSet<>();
    Event acquire = null;
    for (Event event : events) {
      if (event.op().takes()) {
        acquire = event;
      } else if (acquire != null && isStored(event, acquire)) {
        if (event.container().ended()) {
          kept.remove(acquire);
        } else {
          kept.add(acquire);
        }
      }
    }
    return kept;
  }

  private static boolean isStored(Event event, Event acquire) {
    return event.op() == Op.CONSTRUCTOR
        && event.container() != null
        && event.threadId() == acquire.threadId();
  }
}
