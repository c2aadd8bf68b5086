package dev.reftracker.detection.culprit;

import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;

/**
 * An object was made around the reference and went a way that no hand-over shows: through a queue,
 * to another thread. Where the others turned up next somebody had this one too, and did not go on
 * with it.
 */
final class TakenUpRule implements CulpritRule {

  private static final double SCORE = 0.4;

  @Override
  public Culprit find(Leftover leftover, Evidence evidence) {
    Event last = LastHandOverRule.last(leftover, evidence);
    if (last == null
        || last.op() != Op.CONSTRUCTOR
        || !leftover.trail().finalExceptions().isEmpty()) {
      return null;
    }
    Frame site = evidence.trails().takenUpBy(leftover, last);
    return site == null ? null : new Culprit(site, "missingRelease", SCORE);
  }
}
