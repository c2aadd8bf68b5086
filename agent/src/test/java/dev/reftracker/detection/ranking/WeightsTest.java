package dev.reftracker.detection.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class WeightsTest {

  private final Weights weights = Weights.shipped();

  @Test
  void everyClueHasAWeightAndThereAreNoOthers() throws IOException {
    Properties file = new Properties();
    try (InputStream in = Weights.class.getResourceAsStream("weights.properties")) {
      file.load(in);
    }
    List<String> clues = Arrays.stream(Clue.values()).map(Clue::name).toList();

    assertThat(file.stringPropertyNames())
        .contains("SHARPNESS")
        .filteredOn(key -> !key.equals("SHARPNESS"))
        .containsExactlyInAnyOrderElementsOf(clues);
  }

  @Test
  void cluesAddUp() {
    double last = weights.of(Map.of(Clue.HAD_IT_LAST, 1.0));
    double forgets = weights.of(Map.of(Clue.CODE_FORGETS, 1.0));

    assertThat(weights.of(Map.of(Clue.HAD_IT_LAST, 1.0, Clue.CODE_FORGETS, 1.0)))
        .isCloseTo(last + forgets, within(1e-9));
    assertThat(weights.of(Map.of(Clue.HAD_IT_LAST, 0.5))).isCloseTo(last / 2, within(1e-9));
    assertThat(weights.of(Map.of())).isZero();
  }

  @Test
  void aMethodWhoseCodeForgetsIsLikelierThanOneThatPassesEverythingOn() {
    assertThat(weights.of(Map.of(Clue.CODE_FORGETS, 1.0)))
        .isGreaterThan(weights.of(Map.of(Clue.CODE_PASSES_ON, 1.0)));
  }
}
