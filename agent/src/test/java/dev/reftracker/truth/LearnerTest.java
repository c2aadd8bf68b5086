package dev.reftracker.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reftracker.detection.ranking.Clue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LearnerTest {

  @Test
  void aClueThatOnlyCulpritsHaveSpeaksForAMethodAndOneThatOnlyOthersHaveAgainstIt() {
    double[] weights = Learner.fit(choices(20));

    assertThat(weights[Clue.CODE_FORGETS.ordinal()]).isGreaterThan(1);
    assertThat(weights[Clue.CODE_READS.ordinal()]).isLessThan(-1);
    assertThat(weights[Clue.ON_THE_WAY.ordinal()]).as("both have it").isBetween(0.0, 1.0);
  }

  @Test
  void aFamilyWithManyProgramsCountsNoMoreThanOneWithFew() {
    List<Choice> once = new ArrayList<>(choices(1));
    List<Choice> often = new ArrayList<>(once);
    for (int i = 0; i < 9; i++) {
      often.add(once.get(0));
    }

    assertThat(Learner.fit(often)[Clue.CODE_FORGETS.ordinal()])
        .isCloseTo(Learner.fit(once)[Clue.CODE_FORGETS.ordinal()], within(0.01));
  }

  @Test
  void whatAnAnswerOfARuleIsWorthIsNotLearned() {
    Choice named =
        new Choice(
            "one",
            false,
            List.of(Map.of(Clue.NAMED_FOR_A_KEEPER, 1.0), Map.of(Clue.ON_THE_WAY, 1.0)),
            List.of(0));

    assertThat(Learner.fit(List.of(named))[Clue.NAMED_FOR_A_KEEPER.ordinal()])
        .isEqualTo(Learner.fit(choices(3))[Clue.NAMED_FOR_A_KEEPER.ordinal()])
        .isPositive();
  }

  @Test
  void probabilitiesOfAllMethodsAddUpToOneAndAreNearerToEachOtherTheLessSharpTheyAre() {
    Choice choice = choices(1).get(0);
    double[] weights = Learner.fit(choices(20));
    double[] sharp = Learner.probabilities(choice, weights, 1);
    double[] blunt = Learner.probabilities(choice, weights, 0.5);

    assertThat(Arrays.stream(sharp).sum()).isCloseTo(1, within(1e-9));
    assertThat(sharp[0]).isGreaterThan(blunt[0]);
    assertThat(blunt[0]).isGreaterThan(0.5);
  }

  /** In each the first method is the culprit. */
  private static List<Choice> choices(int families) {
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < families; i++) {
      choices.add(
          new Choice(
              "family " + i,
              false,
              List.of(
                  Map.of(Clue.ON_THE_WAY, 1.0, Clue.CODE_FORGETS, 1.0),
                  Map.of(Clue.ON_THE_WAY, 1.0, Clue.CODE_READS, 1.0)),
              List.of(0)));
    }
    return choices;
  }
}
