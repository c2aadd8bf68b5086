package dev.reftracker.detection.culprit;

import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.report.LeakGroup.Culprit;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules in the order in which they are asked: what was never wrong in real bugs first, the
 * weakest last. The first answer counts, unless the code of the method acquits it. The scores are
 * low on purpose: about what the rules earn together on programs that nobody wrote them for, see
 * {@code docs/accuracy.md}.
 */
public final class Culprits {

  /** They saw what a look at the code cannot: an end, a surplus, an exception, a component. */
  private static final List<CulpritRule> SEEN =
      List.of(
          new ForgetfulEndRule(),
          new SurplusAcquireRule(),
          new ExceptionRule(),
          new ContainerRule(),
          new SurplusPathRule());

  private static final List<CulpritRule> INFERRED =
      List.of(
          new SameCallRule(),
          new HolderRule(),
          new PartingRule(),
          new TakenUpRule(),
          new LastHandOverRule(),
          new StillWithTakerRule(),
          new TwinRule(),
          new AcquireRule());

  private Culprits() {}

  /** The culprit of the first rule that has one, or whom the code accuses instead; or null. */
  public static Culprit of(Leftover leftover, Evidence evidence) {
    for (CulpritRule rule : SEEN) {
      Culprit culprit = rule.find(leftover, evidence);
      if (culprit != null) {
        return culprit;
      }
    }
    for (int i = 0; i < INFERRED.size(); i++) {
      Culprit culprit = INFERRED.get(i).find(leftover, evidence);
      if (culprit != null) {
        return judged(culprit, i, leftover, evidence);
      }
    }
    return null;
  }

  private static Culprit judged(Culprit first, int rule, Leftover leftover, Evidence evidence) {
    BodyEvidence bodies = new BodyEvidence(leftover, evidence);
    boolean kept = INFERRED.get(rule) instanceof HolderRule;
    Guilt guilt = kept ? bodies.ofKeeper(first.site()) : bodies.of(first.site());
    boolean acquitted =
        guilt.level() == Guilt.Level.PASSES_ON || (kept && guilt.level() == Guilt.Level.NEVER_HAS);
    if (!acquitted) {
      return first;
    }
    List<Culprit> others = new ArrayList<>();
    for (CulpritRule other : INFERRED.subList(rule + 1, INFERRED.size())) {
      Culprit culprit = other.find(leftover, evidence);
      if (culprit != null) {
        others.add(culprit);
      }
    }
    return new Retrial(leftover, evidence, bodies).of(first, guilt, others);
  }
}
