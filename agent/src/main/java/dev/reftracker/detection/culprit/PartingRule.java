package dev.reftracker.detection.culprit;

import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.detection.evidence.Parting;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;

/**
 * The method in which most others went on with theirs, where the ways {@linkplain Parting part}: it
 * had the object, and did not go on with this one.
 */
final class PartingRule implements CulpritRule {

  /** Of one that all others agree on; see {@code docs/accuracy.md}. */
  private static final double SCORE = 0.55;

  @Override
  public Culprit find(Leftover leftover, Evidence evidence) {
    Parting parting = leftover.parting(evidence);
    Frame site = parting.site();
    return site == null ? null : new Culprit(site, "lastHolder", SCORE * parting.agreement(site));
  }
}
