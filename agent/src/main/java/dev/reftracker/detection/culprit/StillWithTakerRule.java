package dev.reftracker.detection.culprit;

import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;

/**
 * Hand-overs were watched and there was none after the acquire: whoever took the reference still
 * had it, unless the healthy ones turn up elsewhere without one too. Where the healthy ones were
 * released is the end of the normal path, which the one that leaked never reached.
 */
final class StillWithTakerRule implements CulpritRule {

  private static final double SCORE = 0.4;

  @Override
  public Culprit find(Leftover leftover, Evidence evidence) {
    if (!evidence.sawHandOvers() || !isWithTaker(leftover, evidence)) {
      return null;
    }
    Frame elsewhere = evidence.trails().takenUpBy(leftover, leftover.acquire());
    if (elsewhere != null) {
      return new Culprit(elsewhere, "missingRelease", SCORE);
    }
    Culprit taker = new AcquireRule().find(leftover, evidence);
    return taker == null ? null : new Culprit(taker.site(), taker.why(), SCORE);
  }

  private static boolean isWithTaker(Leftover leftover, Evidence evidence) {
    return leftover.exits(evidence).isEmpty() && LastHandOverRule.last(leftover, evidence) == null;
  }
}
