package dev.reftracker.detection;

import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import java.util.List;
import java.util.Objects;

/**
 * A shared acquire whose objects all leak by one of its callers and end well by others, although
 * both kinds came to the same last holder: the paths part where the object was taken, not where it
 * went.
 */
final class SurplusPathRule implements CulpritRule {

  private static final double SCORE = 0.55;

  @Override
  public Culprit find(Leftover leftover, Evidence evidence) {
    SiteCounts counts = evidence.siteCounts();
    LifecycleGroup group = leftover.group();
    boolean parts =
        counts.of(group, leftover.acquire(), 2).onlyLeaks()
            && counts.of(group, leftover.acquire(), 1).healthy() > 0;
    if (!parts
        || !healthyCameTo(lastHolder(group, leftover.example(), evidence), group, evidence)) {
      return null;
    }
    Frame site = evidence.clean(group).acquireSite(evidence.stacks().of(leftover.acquire()));
    return site == null ? null : new Culprit(site, "surplusAcquire", SCORE);
  }

  private static boolean healthyCameTo(String holder, LifecycleGroup group, Evidence evidence) {
    for (LifecycleGroup healthy : evidence.healthy()) {
      if (healthy.typeId() == group.typeId()
          && Objects.equals(holder, lastHolder(healthy, healthy.examples().get(0), evidence))) {
        return true;
      }
    }
    return false;
  }

  /** Class and method of the newest holder known; null when no hand-over was recorded. */
  private static String lastHolder(LifecycleGroup group, Lifecycle lifecycle, Evidence evidence) {
    List<Event> events = lifecycle.events();
    for (int i = events.size() - 1; i >= 0; i--) {
      if (events.get(i).op().handsOver()) {
        List<Frame> stack = evidence.stacks().of(events.get(i));
        int index =
            LastHandOverRule.holder(
                events.get(i), lifecycle, events, evidence.clean(group), evidence);
        return index < 0 ? null : FrameNames.method(FrameNames.readable(stack.get(index)));
      }
    }
    return null;
  }
}
