package dev.reftracker.truth;

import dev.reftracker.detection.ranking.Clue;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Fits the weights of clues: a conditional logit (McFadden, 1974), by gradient ascent with Adam's
 * steps (Kingma and Ba, 2015), and with a penalty on large weights. Each family counts once, each
 * published bug twice: these are what users meet.
 */
final class Learner {

  private static final int ROUNDS = 400;
  private static final double STEP = 0.05;
  private static final double PENALTY = 1;
  private static final double PUBLISHED = 2;
  private static final double DECAY = 0.9;
  private static final double SLOW_DECAY = 0.999;

  /**
   * What the answers of rules are worth is not learned: they were made for these very programs and
   * bugs, and so would seem better than they are. These are by what they earned on two sets of
   * programs that they were not made for, and on real bugs.
   */
  private static final Map<Clue, Double> RULES =
      Map.of(
          Clue.NAMED_FOR_AN_EXCEPTION, 3.0,
          Clue.NAMED_FOR_A_CONTAINER, 3.0,
          Clue.NAMED_AS_LAST, 1.5,
          Clue.NAMED_WHERE_WAYS_PART, 1.0,
          Clue.NAMED_FOR_A_KEEPER, 0.3,
          Clue.NAMED_FOR_A_SURPLUS, 2.0,
          Clue.NAMED_OTHERWISE, 0.5);

  private Learner() {}

  /** The weights by {@link Clue#ordinal()}. */
  static double[] fit(List<Choice> choices) {
    Map<String, Long> sizes =
        choices.stream().collect(Collectors.groupingBy(Choice::family, Collectors.counting()));
    return fit(
        choices, choice -> (choice.published() ? PUBLISHED : 1.0) / sizes.get(choice.family()));
  }

  private static double[] fit(List<Choice> choices, Function<Choice, Double> share) {
    int size = Clue.values().length;
    double[] weights = new double[size];
    RULES.forEach((rule, weight) -> weights[rule.ordinal()] = weight);
    double[] mean = new double[size];
    double[] spread = new double[size];
    for (int round = 1; round <= ROUNDS; round++) {
      double[] slope = new double[size];
      for (int i = 0; i < size; i++) {
        slope[i] = -PENALTY * weights[i];
      }
      for (Choice choice : choices) {
        addSlope(choice, share.apply(choice), weights, slope);
      }
      RULES.keySet().forEach(rule -> slope[rule.ordinal()] = 0);
      for (int i = 0; i < size; i++) {
        mean[i] = DECAY * mean[i] + (1 - DECAY) * slope[i];
        spread[i] = SLOW_DECAY * spread[i] + (1 - SLOW_DECAY) * slope[i] * slope[i];
        double first = mean[i] / (1 - Math.pow(DECAY, round));
        double second = Math.sqrt(spread[i] / (1 - Math.pow(SLOW_DECAY, round)));
        weights[i] += STEP * first / (second + 1e-8);
      }
    }
    return weights;
  }

  private static void addSlope(Choice choice, double share, double[] weights, double[] slope) {
    double[] likely = probabilities(choice, weights, 1);
    List<Integer> culprits = culprits(choice);
    double right = culprits.stream().mapToDouble(culprit -> likely[culprit]).sum();
    for (int i = 0; i < likely.length; i++) {
      double wanted = culprits.contains(i) ? likely[i] / Math.max(right, 1e-12) : 0;
      for (Map.Entry<Clue, Double> clue : clues(choice, i).entrySet()) {
        slope[clue.getKey().ordinal()] += share * (wanted - likely[i]) * clue.getValue();
      }
    }
  }

  /** Which are right: somebody else where no method in question is. */
  private static List<Integer> culprits(Choice choice) {
    return choice.culprits().isEmpty() ? List.of(choice.clues().size()) : choice.culprits();
  }

  private static Map<Clue, Double> clues(Choice choice, int method) {
    return method < choice.clues().size()
        ? choice.clues().get(method)
        : Map.of(Clue.SOMEBODY_ELSE, 1.0);
  }

  /** How likely it is that what is said to be right is. */
  static double right(Choice choice, double[] weights, double sharpness) {
    double[] likely = probabilities(choice, weights, sharpness);
    return culprits(choice).stream().mapToDouble(culprit -> likely[culprit]).sum();
  }

  /**
   * How likely each method is the culprit, and last, how likely it is somebody else.
   *
   * @param sharpness what the sums of weights are multiplied with
   */
  static double[] probabilities(Choice choice, double[] weights, double sharpness) {
    double[] likely = new double[choice.clues().size() + 1];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < likely.length; i++) {
      for (Map.Entry<Clue, Double> clue : clues(choice, i).entrySet()) {
        likely[i] += sharpness * weights[clue.getKey().ordinal()] * clue.getValue();
      }
      most = Math.max(most, likely[i]);
    }
    double all = 0;
    for (int i = 0; i < likely.length; i++) {
      likely[i] = Math.exp(likely[i] - most);
      all += likely[i];
    }
    for (int i = 0; i < likely.length; i++) {
      likely[i] /= all;
    }
    return likely;
  }
}
