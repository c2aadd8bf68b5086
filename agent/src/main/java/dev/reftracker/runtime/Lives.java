package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.Op;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Turns a life's chain into the plain data that reports read. */
final class Lives {

  private Lives() {}

  /** References that were not given back, by these events. */
  static int books(PlainEvent head) {
    int sum = 0;
    for (PlainEvent r = head; r != null; r = r.next) {
      sum += r.delta();
    }
    return sum;
  }

  /** References that the life had before it was first seen. */
  static int baseline(PlainEvent head) {
    int sum = 0;
    for (PlainEvent r = head; r != null; r = r.next) {
      if (r.op() == Op.BASELINE) {
        sum += r.amount();
      }
    }
    return sum;
  }

  /** When the oldest event happened; {@code fallback} where there is none. */
  static int beganMillis(PlainEvent head, int fallback) {
    int began = fallback;
    for (PlainEvent r = head; r != null; r = r.next) {
      began = r.atMillis;
    }
    return began;
  }

  /** The life up to {@code head}, oldest event first. */
  static Lifecycle lifecycle(Life life, PlainEvent head, int references, int nowMillis) {
    List<Event> events = new ArrayList<>();
    for (PlainEvent r = head; r != null; r = r.next) {
      events.add(r);
    }
    Collections.reverse(events);
    if (head != null && life.is(Life.END_UNWRITTEN)) {
      events.add(PlainEvent.endBy(head));
    }
    LifeMore known = life.known();
    int last = head == null ? nowMillis : head.atMillis;
    return new Lifecycle(
        life.objectId(),
        Collections.unmodifiableList(events),
        references,
        beganMillis(head, nowMillis),
        last,
        known == null ? 0 : known.foldedEvents);
  }
}
