package dev.reftracker.detection.evidence;

import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * References of one life that were taken while a derived object was made, by the code that makes
 * it: a slice takes one on its parent. Its end gives them back, by code of the same class.
 */
public final class Makings {

  private final List<Event> handOvers;
  private final Stacks stacks;
  private final Map<Integer, Optional<Event>> byStack = new HashMap<>();

  /** All makings of one life, whose events are told oldest first. */
  public Makings(List<Event> life, Stacks stacks) {
    this.stacks = stacks;
    this.handOvers =
        life.stream().filter(one -> one.container() != null && one.op().handsOver()).toList();
  }

  /** The hand-over to the derived object inside which the reference was taken, or null. */
  public Event of(Event acquire) {
    return acquire.stackId() == 0
        ? search(acquire).orElse(null)
        : byStack.computeIfAbsent(acquire.stackId(), id -> search(acquire)).orElse(null);
  }

  /**
   * Whether the reference was taken while a derived object was made, and the release did not come
   * by the class that made it.
   */
  boolean areStrangers(Event acquire, Event release) {
    Event making = acquire.op() == Op.ACQUIRE ? of(acquire) : null;
    List<Frame> released = stacks.of(release);
    if (making == null || released.size() < 2) {
      return false; // of a site alone nobody knows by whom it came
    }
    String maker = stacks.of(making).get(0).className();
    return released.stream().noneMatch(frame -> frame.className().equals(maker));
  }

  private Optional<Event> search(Event acquire) {
    List<Frame> taken = stacks.of(acquire);
    for (Event event : handOvers) {
      if (stacks.isInside(stacks.of(event), taken)) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }
}
