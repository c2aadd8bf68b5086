package dev.reftracker.detection.culprit;

import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.report.LeakGroup.Culprit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the rules answer. How much an answer counts is decided where all that is known is weighed.
 */
public final class Culprits {

  private static final Map<Rule, CulpritRule> RULES = new EnumMap<>(Rule.class);

  static {
    RULES.put(Rule.FORGETFUL_END, new ForgetfulEndRule());
    RULES.put(Rule.SURPLUS_ACQUIRE, new SurplusAcquireRule());
    RULES.put(Rule.EXCEPTION, new ExceptionRule());
    RULES.put(Rule.CONTAINER, new ContainerRule());
    RULES.put(Rule.SURPLUS_PATH, new SurplusPathRule());
    RULES.put(Rule.SAME_CALL, new SameCallRule());
    RULES.put(Rule.HOLDER, new HolderRule());
    RULES.put(Rule.PARTING, new PartingRule());
    RULES.put(Rule.TAKEN_UP, new TakenUpRule());
    RULES.put(Rule.LAST_HAND_OVER, new LastHandOverRule());
    RULES.put(Rule.STILL_WITH_TAKER, new StillWithTakerRule());
    RULES.put(Rule.TWIN, new TwinRule());
    RULES.put(Rule.ACQUIRE, new AcquireRule());
  }

  private Culprits() {}

  /**
   * What one rule says.
   *
   * @param rule which
   * @param culprit whom it names, with the rule's own score
   */
  public record Answer(Rule rule, Culprit culprit) {}

  /** The answers of all rules that have one, in their order. */
  public static List<Answer> all(Leftover leftover, Evidence evidence) {
    List<Answer> answers = new ArrayList<>();
    RULES.forEach(
        (rule, finder) -> {
          Culprit culprit = finder.find(leftover, evidence);
          if (culprit != null) {
            answers.add(new Answer(rule, culprit));
          }
        });
    return answers;
  }
}
