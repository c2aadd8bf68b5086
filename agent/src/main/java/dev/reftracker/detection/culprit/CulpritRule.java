package dev.reftracker.detection.culprit;

import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.report.LeakGroup.Culprit;

/** One way to name the frame where the paths of leaked and healthy objects part. */
interface CulpritRule {

  /**
   * Looks at one leftover.
   *
   * @return the culprit with its score, or null when this rule has nothing to say
   */
  Culprit find(Leftover leftover, Evidence evidence);
}
