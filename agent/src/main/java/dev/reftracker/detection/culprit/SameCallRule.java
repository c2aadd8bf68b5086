package dev.reftracker.detection.culprit;

import dev.reftracker.detection.evidence.CleanFrames;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.detection.evidence.Trails;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.report.LeakGroup.MissingRelease;
import dev.reftracker.runtime.snapshot.Event;
import java.util.List;

/**
 * Healthy lifecycles always give this reference back in the very call that took it, and that call
 * passed it on to nobody: it left without giving it back, whoever got to see the object later.
 */
final class SameCallRule implements CulpritRule {

  private static final double SCORE = 0.4;

  @Override
  public Culprit find(Leftover leftover, Evidence evidence) {
    CleanFrames clean = evidence.clean(leftover.group());
    if (!evidence.sawHandOvers()
        || !isAnsweredInCall(leftover, evidence, clean)
        || isPassedOn(leftover, evidence, clean)) {
      return null;
    }
    Frame taken = clean.acquireSite(evidence.stacks().of(leftover.acquire()));
    MissingRelease missing = leftover.missing(evidence);
    boolean here = missing != null && FrameNames.sameMethod(missing.site(), taken);
    return here
        ? new Culprit(missing.site(), "missingRelease", SCORE)
        : new Culprit(taken, "acquire", SCORE);
  }

  private static boolean isAnsweredInCall(Leftover leftover, Evidence evidence, CleanFrames clean) {
    List<Trails.Trail> healthy = evidence.trails().of(leftover.group(), leftover.acquire());
    for (Trails.Trail trail : healthy) {
      List<Event> steps = trail.steps();
      if (!evidence.stacks().sameCall(steps.get(0), steps.get(steps.size() - 1), clean)) {
        return false;
      }
    }
    return !healthy.isEmpty();
  }

  /** Whether the call that took it handed it to somebody. */
  private static boolean isPassedOn(Leftover leftover, Evidence evidence, CleanFrames clean) {
    List<Frame> taken = evidence.stacks().of(leftover.acquire());
    int taker = clean.acquire(taken, 0);
    for (Event event : leftover.trail().events()) {
      int[] common = evidence.stacks().commonCall(taken, evidence.stacks().of(event));
      if (common != null && common[0] <= taker) {
        return true;
      }
    }
    return false;
  }
}
