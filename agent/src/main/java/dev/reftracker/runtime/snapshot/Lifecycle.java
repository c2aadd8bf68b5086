package dev.reftracker.runtime.snapshot;

import java.util.List;

/**
 * A target's life from a begin to its end or to the moment of the snapshot.
 *
 * @param objectId unique in the process, never reused
 * @param events oldest first; long lives are folded, see {@code foldedEvents}
 * @param references the books: references that were not given back
 * @param beganMillis when it began, in milliseconds since tracking began
 * @param lastMillis when the newest event happened
 * @param foldedEvents events that were dropped in identical acquire and release pairs
 */
public record Lifecycle(
    long objectId,
    List<Event> events,
    int references,
    int beganMillis,
    int lastMillis,
    long foldedEvents) {

  /** The same lifecycle with its oldest events only, so many at most. */
  public Lifecycle first(int most) {
    return events.size() <= most
        ? this
        : new Lifecycle(
            objectId,
            List.copyOf(events.subList(0, most)),
            references,
            beganMillis,
            lastMillis,
            foldedEvents);
  }
}
