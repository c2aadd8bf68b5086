package dev.reftracker.detection;

import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import java.util.List;

/**
 * The object that took the reference was closed afterwards: its end gave back other references on
 * the same target and forgot this one.
 */
final class ForgetfulEndRule implements CulpritRule {

  private static final double SCORE = 0.6;

  @Override
  public Culprit find(Leftover leftover, Evidence evidence) {
    Event acquire = leftover.acquire();
    if (acquire.op() != Op.ACQUIRE) {
      return null;
    }
    CleanFrames clean = evidence.clean(leftover.group());
    Frame taker = clean.acquireSite(evidence.stacks().of(acquire));
    boolean after = false;
    for (Event event : leftover.example().events()) {
      after |= event == acquire;
      boolean sameHolder = acquire.holderId() == 0 || event.holderId() == acquire.holderId();
      if (!after || event.op() != Op.RELEASE || !sameHolder) {
        continue;
      }
      List<Frame> stack = evidence.stacks().of(event);
      int index = clean.clean(stack, 0);
      if (index >= 0
          && Owners.isEndOfLife(stack.get(index).method())
          && stack.get(index).className().equals(taker.className())) {
        return new Culprit(FrameNames.readable(stack.get(index)), "missingRelease", SCORE);
      }
    }
    return null;
  }
}
