package dev.reftracker.detection.evidence;

import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.MethodFacts;
import dev.reftracker.runtime.snapshot.Op;
import java.util.List;
import java.util.Set;

/**
 * The exceptions by which a reference was lost: those after which nothing more happened to it. One
 * that was handed on by somebody's {@code finally} while the exception was on its way had left
 * before the exception came out of the outer methods, which then lost nothing.
 */
final class Exits {

  private Exits() {}

  /** Innermost method first; empty when no exception lost it. */
  static List<Event> of(Leftover leftover, Evidence evidence) {
    List<Event> last = leftover.trail().finalExceptions();
    if (last.isEmpty() || wasHandedOnMeanwhile(leftover, last, evidence)) {
      return List.of();
    }
    return last.stream().filter(exit -> !hadLeftBefore(leftover, exit, evidence)).toList();
  }

  /**
   * Whether the exception left a call that never had the object: one made by the same caller as an
   * earlier call, which had returned it, and everything called from there.
   */
  private static boolean hadLeftBefore(Leftover leftover, Event exit, Evidence evidence) {
    Stacks stacks = evidence.stacks();
    boolean hadLeft = false;
    for (Event event : leftover.trail().events()) {
      if (event.op() == Op.RETURN && event.threadId() == exit.threadId()) {
        hadLeft |= isOfLaterCall(stacks.of(exit), stacks.of(event), stacks);
      } else if (event.op() != Op.EXCEPTION) {
        hadLeft &= !stacks.isInside(stacks.of(exit), stacks.of(event));
      }
    }
    return hadLeft;
  }

  private static boolean isOfLaterCall(List<Frame> left, List<Frame> returned, Stacks stacks) {
    if (returned.size() < 2) {
      return false; // of a site alone nobody knows the caller
    }
    int[] caller = stacks.commonCall(returned.subList(1, returned.size()), left);
    return caller != null
        && caller[0] == 0
        && caller[1] > 0
        && FrameNames.sameMethod(returned.get(0), left.get(caller[1] - 1));
  }

  private static boolean wasHandedOnMeanwhile(
      Leftover leftover, List<Event> last, Evidence evidence) {
    List<Event> trail = leftover.trail().events();
    Event exit = last.get(0);
    boolean underWay = false;
    for (Event event : trail.subList(0, trail.size() - last.size())) {
      if (event.op() == Op.EXCEPTION) {
        underWay |= isOfSame(event, exit, evidence);
      } else if (underWay
          && !isShown(leftover, event, evidence)
          && !threw(event, last, evidence)
          && isInside(event, exit, evidence)) {
        return true;
      }
    }
    return false;
  }

  /** Whether both are one exception on its way out. */
  private static boolean isOfSame(Event inner, Event outer, Evidence evidence) {
    return inner.threadId() == outer.threadId()
        && inner.hintClassId() == outer.hintClassId()
        && isInside(inner, outer, evidence);
  }

  /** Whether it happened inside the call that the exception left. */
  private static boolean isInside(Event event, Event exit, Evidence evidence) {
    Stacks stacks = evidence.stacks();
    int[] common = stacks.commonCall(stacks.of(exit), stacks.of(event));
    return common != null && common[0] == 0 && common[1] > 0;
  }

  private static boolean threw(Event handOver, List<Event> exits, Evidence evidence) {
    List<Frame> given = evidence.stacks().of(handOver);
    Set<String> left = evidence.stacks().innermost(exits, Op.EXCEPTION);
    return given.isEmpty() || left.contains(FrameNames.method(given.get(0)));
  }

  private static boolean isShown(Leftover leftover, Event step, Evidence evidence) {
    List<Frame> stack = evidence.stacks().of(step);
    MethodFacts facts = stack.isEmpty() ? null : evidence.facts(stack.get(0));
    boolean passes = facts != null && facts.onlyPasses() && step.holderId() == 0;
    return step.op() == Op.RETURN || passes || evidence.trails().isLook(leftover.group(), step);
  }
}
