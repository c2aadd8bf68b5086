package dev.reftracker.detection.culprit;

import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.detection.evidence.SiteCounts;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.Op;
import java.util.List;
import java.util.Objects;

/**
 * A shared acquire whose objects all leak by one of its callers and end well by others, although
 * both kinds came to the same last holder: the paths part where the object was taken, not where it
 * went.
 */
final class SurplusPathRule implements CulpritRule {

  private static final double SCORE = 0.35;

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
    List<Frame> stack = evidence.stacks().of(leftover.acquire());
    int taker = evidence.clean(group).acquire(stack, 0);
    int caller = taker < 0 ? -1 : evidence.clean(group).acquire(stack, taker + 1);
    int site = caller >= 0 && handsOut(stack.get(taker), leftover, evidence) ? caller : taker;
    return site < 0
        ? null
        : new Culprit(FrameNames.readable(stack.get(site)), "surplusAcquire", SCORE);
  }

  /** Whether what took the reference only returned it: then who called it has it. */
  private static boolean handsOut(Frame taker, Leftover leftover, Evidence evidence) {
    List<Event> way = leftover.way();
    if (way.size() < 2 || way.get(1).op() != Op.RETURN) {
      return false;
    }
    List<Frame> returned = evidence.stacks().of(way.get(1));
    return !returned.isEmpty() && FrameNames.sameMethod(returned.get(0), taker);
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
