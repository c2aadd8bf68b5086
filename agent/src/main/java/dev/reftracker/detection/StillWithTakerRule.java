package dev.reftracker.detection;

import dev.reftracker.report.LeakGroup.Culprit;

/**
 * Hand-overs were watched and there was none after the acquire: whoever took the reference still
 * had it. Where the healthy ones were released is the end of the normal path, which the one that
 * leaked never reached.
 */
final class StillWithTakerRule implements CulpritRule {

  private static final double SCORE = 0.6;

  @Override
  public Culprit find(Leftover leftover, Evidence evidence) {
    if (!evidence.sawHandOvers() || !new HandOverTrail(leftover).events().isEmpty()) {
      return null;
    }
    Culprit taker = new AcquireRule().find(leftover, evidence);
    return taker == null ? null : new Culprit(taker.site(), taker.why(), SCORE);
  }
}
