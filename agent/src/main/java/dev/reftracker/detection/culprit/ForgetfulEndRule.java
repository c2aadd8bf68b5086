package dev.reftracker.detection.culprit;

import dev.reftracker.detection.evidence.CleanFrames;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.detection.evidence.Owners;
import dev.reftracker.detection.evidence.Trails;
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

  private static final double SCORE = 0.4;

  @Override
  public Culprit find(Leftover leftover, Evidence evidence) {
    Event acquire = leftover.acquire();
    if (acquire.op() != Op.ACQUIRE || isReturned(leftover, evidence)) {
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

  /** Whether the taker only hands it out: so it did here, or with most others. */
  private static boolean isReturned(Leftover leftover, Evidence evidence) {
    long returned = 0;
    long all = 0;
    for (Trails.Trail trail : evidence.trails().of(leftover.group(), leftover.acquire())) {
      all += trail.objects();
      returned += trail.steps().get(1).op() == Op.RETURN ? trail.objects() : 0;
    }
    List<Event> way = leftover.way();
    return (way.size() > 1 && way.get(1).op() == Op.RETURN) || 2 * returned > all;
  }
}
