package dev.reftracker.detection.evidence;

import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The hand-overs of one reference: those of the view through which it was taken, and of the
 * carriers that were built around this view. Hand-overs of views that belong to other references of
 * the same object are somebody else's.
 */
public final class HandOverTrail {

  private final List<Event> handOvers = new ArrayList<>();

  /** The trail of the reference that {@code acquire} took, one of these events of its life. */
  public HandOverTrail(List<Event> events, Event acquire, Stacks stacks) {
    Set<Integer> mine = new HashSet<>();
    // A handle travels in place of the target: what happens to the target is the other references'
    // business.
    mine.add(acquire.handleId() == 0 ? acquire.viewId() : (int) acquire.handleId());
    Set<Integer> others = viewsOfOthers(events, acquire);
    Set<Integer> carriers = new HashSet<>(); // made around it, so what comes by them is its own
    boolean begun = false;
    boolean told = true; // whose hand-overs these are
    boolean toldInThread = true;
    for (Event event : events) {
      if (event == acquire) {
        begun = true;
      } else if (event.op() == Op.BEGIN) {
        handOvers.clear();
      } else if (begun && isNextOfItsKind(event, acquire)) {
        told = false;
        toldInThread &= event.threadId() != acquire.threadId();
      }
      boolean isTold = event.threadId() == acquire.threadId() ? toldInThread : told;
      boolean concerns =
          (isTold && mine.contains(event.viewId()))
              || carriers.contains(event.viewId())
              || isLeftByException(event, acquire, stacks);
      if (!begun || !event.op().handsOver() || !concerns) {
        continue;
      }
      handOvers.add(event);
      if (event.op() == Op.CONSTRUCTOR
          && event.holderId() != 0
          && !others.contains(event.holderId())) {
        mine.add(event.holderId());
        carriers.add(event.holderId());
      }
    }
  }

  /** Leaves out what was given to calls that gave a reference back. */
  HandOverTrail unanswered(Discharges discharges) {
    handOvers.removeIf(discharges::isAnswered);
    return this;
  }

  /** Oldest first; empty when none was recorded. */
  public List<Event> events() {
    return handOvers;
  }

  /** The newest hand-over to a method, hence neither an exception nor a store; null for none. */
  public Event last() {
    for (int i = handOvers.size() - 1; i >= 0; i--) {
      if (handOvers.get(i).op() != Op.EXCEPTION && handOvers.get(i).op() != Op.STORE) {
        return handOvers.get(i);
      }
    }
    return null;
  }

  /** The exceptions after which nothing more happened to the reference, innermost method first. */
  public List<Event> finalExceptions() {
    int from = handOvers.size();
    while (from > 0 && handOvers.get(from - 1).op() == Op.EXCEPTION) {
      from--;
    }
    return handOvers.subList(from, handOvers.size());
  }

  /**
   * Whether an exception left the call in which it was taken, whatever view it was taken through.
   */
  private static boolean isLeftByException(Event event, Event acquire, Stacks stacks) {
    return event.op() == Op.EXCEPTION
        && event.viewId() == 0
        && acquire.stackId() != 0
        && stacks.isInside(stacks.of(event), stacks.of(acquire));
  }

  private static boolean isNextOfItsKind(Event event, Event acquire) {
    return acquire.op() == Op.ACQUIRE
        && event.op() == Op.ACQUIRE
        && acquire.handleId() == 0
        && event.viewId() == acquire.viewId();
  }

  private static Set<Integer> viewsOfOthers(List<Event> events, Event acquire) {
    Set<Integer> others = new HashSet<>();
    for (Event event : events) {
      if (event != acquire && event.op() == Op.ACQUIRE && event.viewId() != acquire.viewId()) {
        others.add(event.viewId());
      }
    }
    return others;
  }
}
