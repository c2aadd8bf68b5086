package dev.reftracker.detection.evidence;

import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells references apart that were all taken and given back through one shared object: its user
 * calls it to take one and calls it again to give that back, in one call of its own.
 */
final class Nearness {

  private final Stacks stacks;
  private final CleanFrames clean;
  private final Map<List<List<Frame>>, Boolean> known = new HashMap<>();

  Nearness(Stacks stacks, CleanFrames clean) {
    this.stacks = stacks;
    this.clean = clean;
  }

  /** Whether one user, in one call, had the same class take the one and give back the other. */
  boolean isNear(Event acquire, Event release) {
    List<Frame> taken = stacks.of(acquire);
    List<Frame> given = stacks.of(release);
    return known.computeIfAbsent(List.of(taken, given), pair -> isNear(taken, given));
  }

  /** Whether two references were taken at one place, as far as is known. */
  boolean samePlace(Event one, Event other) {
    return (one.siteId() != 0 && one.siteId() == other.siteId())
        || stacks.of(one).equals(stacks.of(other));
  }

  private boolean isNear(List<Frame> taken, List<Frame> given) {
    int taker = clean.acquire(taken, 0);
    int giver = clean.clean(given, 0);
    if (taker < 0
        || giver < 0
        || !taken.get(taker).className().equals(given.get(giver).className())) {
      return false;
    }
    int[] common = stacks.commonCall(taken, given);
    return common != null && common[0] <= clean.acquire(taken, taker + 1);
  }
}
