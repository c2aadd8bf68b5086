package dev.reftracker.detection;

import dev.reftracker.report.LeakGroup.Culprit;
import java.util.List;

/**
 * The rules in the order in which they are asked: what was never wrong in real bugs first, the
 * weakest last. The scores are low on purpose: about what the rules earn together on programs that
 * nobody wrote them for, see {@code docs/accuracy.md}.
 */
final class Culprits {

  private static final List<CulpritRule> RULES =
      List.of(
          new ForgetfulEndRule(),
          new SurplusAcquireRule(),
          new ExceptionRule(),
          new ContainerRule(),
          new SurplusPathRule(),
          new SameCallRule(),
          new HolderRule(),
          new PartingRule(),
          new TakenUpRule(),
          new LastHandOverRule(),
          new StillWithTakerRule(),
          new TwinRule(),
          new AcquireRule());

  private Culprits() {}

  /** The culprit of the first rule that has one, or null. */
  static Culprit of(Leftover leftover, Evidence evidence) {
    for (CulpritRule rule : RULES) {
      Culprit culprit = rule.find(leftover, evidence);
      if (culprit != null) {
        return culprit;
      }
    }
    return null;
  }
}
