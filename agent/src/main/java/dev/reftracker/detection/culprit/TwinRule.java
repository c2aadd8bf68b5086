package dev.reftracker.detection.culprit;

import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.report.LeakGroup.MissingRelease;

/**
 * Nobody is known to have had the object: where its healthy twins were released is all there is.
 */
final class TwinRule implements CulpritRule {

  private static final double SCORE = 0.45;

  @Override
  public Culprit find(Leftover leftover, Evidence evidence) {
    MissingRelease missing = leftover.missing(evidence);
    return missing == null
        ? null
        : new Culprit(missing.site(), "missingRelease", SCORE * missing.share());
  }
}
