package dev.reftracker.detection.evidence;

import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The calls of one lifecycle that give back what they were given: their release is no answer to a
 * reference that was taken further inside meanwhile, even by the same object.
 */
final class GivenBack {

  private static final int NEVER = Integer.MAX_VALUE;

  private final List<Event> events;
  private final Stacks stacks;
  private final CleanFrames clean;

  /** For each release when its call was given the target, as an index of the events. */
  private final IdentityHashMap<Event, Integer> givenAt = new IdentityHashMap<>();

  GivenBack(List<Event> events, Stacks stacks, CleanFrames clean) {
    this.events = events;
    this.stacks = stacks;
    this.clean = clean;
  }

  /** Whether the acquire happened inside a call that was given the target and then released it. */
  boolean isTakenMeanwhile(Event acquire, Event release) {
    if (acquire.op() != Op.ACQUIRE || acquire.threadId() != release.threadId()) {
      return false;
    }
    int given = givenAt.computeIfAbsent(release, this::findGiven);
    if (given == NEVER || events.subList(given, events.size()).indexOf(acquire) < 0) {
      return false;
    }
    List<Frame> taken = stacks.of(acquire);
    List<Frame> back = giver(release);
    int[] common = stacks.commonCall(taken, back);
    return common != null && common[1] == 0 && common[0] > clean.acquire(taken, 0);
  }

  private int findGiven(Event release) {
    List<Frame> giver = giver(release);
    int given = NEVER;
    for (int i = 0; i < events.size() && events.get(i) != release; i++) {
      Event event = events.get(i);
      boolean came = event.op() == Op.ARGUMENT || event.op() == Op.HANDLER;
      if (came && event.threadId() == release.threadId() && isCall(stacks.of(event), giver)) {
        given = i;
      }
    }
    return given;
  }

  private boolean isCall(List<Frame> entered, List<Frame> giver) {
    if (entered.size() < 2 || giver.size() < 2) {
      return false; // whose call it was is not known
    }
    int[] common = stacks.commonCall(entered, giver);
    return common != null && common[0] == 0 && common[1] == 0;
  }

  /** The frames from the method on that gave it back. */
  private List<Frame> giver(Event release) {
    List<Frame> stack = stacks.of(release);
    int giver = clean.acquire(stack, 0);
    return giver < 0 ? List.of() : stack.subList(giver, stack.size());
  }
}
