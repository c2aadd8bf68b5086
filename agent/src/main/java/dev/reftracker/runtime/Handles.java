package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.Op;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds the events of one reference in a life, by the handle that the library gave to it. */
final class Handles {

  /** Farther back nothing is looked for, so that a release stays cheap whatever is live. */
  private static final int MAX_EVENTS = 4_096;

  private Handles() {}

  /**
   * Whether {@code release}, already in the chain of its life, gives back what had been given back
   * before it: every acquire with its handle has been answered, and there was one.
   *
   * @param names when not null, only acquires that made the handle count as answered. A handle that
   *     the caller brought along may be used again, and that acquire may have run and not be booked
   */
  static boolean spentBefore(PlainEvent release, Registry names) {
    long handle = release.handleId();
    int open = 0;
    boolean answered = false;
    int left = MAX_EVENTS;
    for (PlainEvent r = release.next; handle != 0 && r != null; r = r.next) {
      if (--left == 0) {
        return false;
      }
      if (r.handleId() != handle) {
        continue;
      }
      if (r.op() == Op.RELEASE) {
        open += r.undone() ? 0 : r.amount();
      } else if (r.op() == Op.ACQUIRE) {
        if (open < r.amount() || !makesHandles(r, names)) {
          return false;
        }
        open -= r.amount();
        answered = true;
      }
    }
    return answered;
  }

  private static boolean makesHandles(PlainEvent acquire, Registry names) {
    return names == null || names.info(acquire.methodId()).rule.makesHandle();
  }

  /**
   * Whether a reference taken with the handle of {@code release} was live when it was given back.
   */
  static boolean liveBefore(Life life, PlainEvent release) {
    long handle = release.handleId();
    int open = 0;
    int left = MAX_EVENTS;
    for (PlainEvent r = life.head(); handle != 0 && r != null && --left > 0; r = r.next) {
      if (r == release || r.handleId() != handle) {
        continue;
      }
      if (r.op() == Op.RELEASE) {
        open += r.undone() ? 0 : r.amount();
      } else if (r.op() == Op.ACQUIRE) {
        if (open < r.amount()) {
          return true;
        }
        open -= r.amount();
      }
    }
    return false;
  }

  /**
   * The life of the one reference that {@code release} gives back: its own events, oldest first.
   */
  static Lifecycle ofOne(Life life, PlainEvent release) {
    List<Event> events = new ArrayList<>();
    for (PlainEvent r = release; r != null; r = r.next) {
      if (r.handleId() == release.handleId()) {
        events.add(r);
      }
    }
    Collections.reverse(events);
    int began = events.get(0).atMillis();
    return new Lifecycle(
        life.objectId(), Collections.unmodifiableList(events), 0, began, release.atMillis, 0);
  }
}
