package dev.reftracker.detection;

import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.runtime.Event;
import dev.reftracker.runtime.Op;
import java.util.List;

/**
 * Who was given the unanswered reference last: the first clean frame of the newest hand-over, its
 * caller where the object was returned, and further callers while the method is known to be a
 * borrower.
 */
final class LastHandOverRule implements CulpritRule {

  private static final double SCORE = 0.8;
  private static final double SCORE_WITHOUT_TWINS = 0.7;

  @Override
  public Culprit find(Leftover leftover, Evidence evidence) {
    Event last = new HandOverTrail(leftover).last();
    if (last == null) {
      return null;
    }
    CleanFrames clean = evidence.clean(leftover.group());
    List<Frame> stack = evidence.stacks().of(last);
    int index = holder(last, stack, clean, evidence);
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
    boolean twins = !evidence.twins().of(leftover.group(), leftover.example()).isEmpty();
    return new Culprit(
        FrameNames.readable(stack.get(index)), "lastHolder", twins ? SCORE : SCORE_WITHOUT_TWINS);
  }

  /** Index of the frame that has the object after the hand-over, or -1 when no frame is clean. */
  static int holder(Event handOver, List<Frame> stack, CleanFrames clean, Evidence evidence) {
    boolean returned = handOver.op() == Op.RETURN;
    int index = clean.clean(stack, returned ? 1 : 0);
    if (!returned) {
      while (index >= 0 && evidence.borrowers().isBorrower(stack.get(index))) {
        int caller = clean.clean(stack, index + 1);
        if (caller < 0) {
          break;
        }
        index = caller;
      }
    }
    return index < 0 ? index : evidence.owners().user(stack, index, clean);
  }
}
