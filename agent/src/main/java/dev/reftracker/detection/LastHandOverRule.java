package dev.reftracker.detection;

import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who was given the unanswered reference last: the first clean frame of the newest hand-over, its
 * caller where the object was returned, and further callers while the method is known to be a
 * borrower.
 */
final class LastHandOverRule implements CulpritRule {

  private static final double SCORE = 0.5;
  private static final double SCORE_WITHOUT_TWINS = 0.45;

  @Override
  public Culprit find(Leftover leftover, Evidence evidence) {
    Event last = leftover.trail().last();
    if (last == null) {
      return null;
    }
    CleanFrames clean = evidence.clean(leftover.group());
    List<Frame> stack = evidence.stacks().of(last);
    int index = holder(last, leftover.example().events(), clean, evidence);
    if (index < 0) {
      return null;
    }
    if (evidence.isCollection(stack.get(index).className())) {
      // It only stores: what its users do with it in healthy lifecycles says more, else whoever
      // filled it.
      Culprit twin = new TwinRule().find(leftover, evidence);
      int filler = clean.clean(stack, index + 1);
      if (twin != null || filler < 0) {
        return twin;
      }
      index = filler;
    }
    index = Refusals.answering(stack, index, leftover.way(), clean, evidence);
    boolean twins = !evidence.twins().of(leftover.group(), leftover.example()).isEmpty();
    return new Culprit(
        FrameNames.readable(stack.get(index)), "lastHolder", twins ? SCORE : SCORE_WITHOUT_TWINS);
  }

  /**
   * Index of the frame that has the object after the hand-over, or -1 when no frame is clean. A
   * borrower is passed over only where it was given this object: what it made itself is its own.
   *
   * @param life the events around it, to tell who was given the object
   */
  static int holder(Event handOver, List<Event> life, CleanFrames clean, Evidence evidence) {
    List<Frame> stack = evidence.stacks().of(handOver);
    boolean returned = handOver.op() == Op.RETURN;
    int index = clean.clean(stack, returned ? 1 : 0);
    if (!returned) {
      Set<String> given = given(life, clean, evidence);
      while (index >= 0
          && given.contains(FrameNames.method(stack.get(index)))
          && evidence.borrowers().isBorrower(stack.get(index))) {
        int caller = clean.clean(stack, index + 1);
        if (caller < 0) {
          break;
        }
        index = caller;
      }
    }
    return index < 0 ? index : evidence.owners().user(stack, index, clean);
  }

  private static Set<String> given(List<Event> life, CleanFrames clean, Evidence evidence) {
    Set<String> given = new HashSet<>();
    for (Event event : life) {
      if (event.op() == Op.ARGUMENT || event.op() == Op.HANDLER) {
        List<Frame> stack = evidence.stacks().of(event);
        if (clean.clean(stack, 0) == 0) { // not a carrier's constructor inside the method
          given.add(FrameNames.method(stack.get(0)));
        }
      }
    }
    return given;
  }
}
