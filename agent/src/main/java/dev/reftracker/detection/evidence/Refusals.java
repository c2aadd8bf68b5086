package dev.reftracker.detection.evidence;

import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.MethodFacts;
import dev.reftracker.runtime.snapshot.Op;
import java.util.List;

/**
 * Methods that are given a target and say yes or no: an offer, an attempt. One that did not take
 * what it was given has said so, and its caller still has it.
 */
public final class Refusals {

  private Refusals() {}

  /**
   * Index of the frame that answers in place of {@code index}: its caller where it may have
   * refused, else itself.
   *
   * @param way what happened to the reference
   */
  public static int answering(
      List<Frame> stack, int index, List<Event> way, CleanFrames clean, Evidence evidence) {
    int answering = index;
    while (mayRefuse(stack.get(answering), way, evidence)) {
      int caller = clean.clean(stack, answering + 1);
      if (caller < 0) {
        break;
      }
      answering = caller;
    }
    return answering;
  }

  private static boolean mayRefuse(Frame method, List<Event> way, Evidence evidence) {
    MethodFacts facts = evidence.facts(method);
    if (facts == null || !facts.answers()) {
      return false;
    }
    for (Event event : way) {
      List<Frame> stack = evidence.stacks().of(event);
      boolean given = event.op() == Op.ARGUMENT && !stack.isEmpty();
      if (given && FrameNames.sameMethod(stack.get(0), method)) {
        return true;
      }
    }
    return false;
  }
}
