package dev.reftracker.detection.culprit;

import dev.reftracker.detection.evidence.CleanFrames;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;
import java.util.List;

/**
 * Nothing else is known: whoever took the reference answers for it, or the user of the owner that
 * took it.
 */
final class AcquireRule implements CulpritRule {

  private static final double SCORE = 0.4;

  @Override
  public Culprit find(Leftover leftover, Evidence evidence) {
    List<Frame> stack = evidence.stacks().of(leftover.acquire());
    CleanFrames clean = evidence.clean(leftover.group());
    int index = clean.acquire(stack, 0);
    if (index < 0) {
      return null;
    }
    int user = evidence.owners().user(stack, index, clean);
    return new Culprit(FrameNames.readable(stack.get(user)), "acquire", SCORE);
  }
}
