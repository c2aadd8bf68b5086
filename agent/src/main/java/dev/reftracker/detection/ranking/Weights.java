package dev.reftracker.detection.ranking;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/**
 * How much each clue speaks for a method. Learned: a conditional logit over the candidates of each
 * leaked reference, from generated programs and from published bugs whose culprit is known; how,
 * and how well it does on programs that it has not seen, stands in {@code docs/accuracy.md}.
 */
final class Weights {

  private static final String FILE = "weights.properties";

  private static final String SHARPNESS = "SHARPNESS";

  private final Map<Clue, Double> byClue = new EnumMap<>(Clue.class);
  private final double sharpness;

  private Weights() {
    Properties file = new Properties();
    try (InputStream in = Weights.class.getResourceAsStream(FILE)) {
      file.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sharpness = Double.parseDouble(file.getProperty(SHARPNESS, "1"));
    for (Clue clue : Clue.values()) {
      byClue.put(clue, Double.valueOf(file.getProperty(clue.name(), "0")));
    }
  }

  /** Those in the agent's jar; read when first asked for, since a clean report asks for none. */
  static Weights shipped() {
    return Shipped.WEIGHTS;
  }

  private static final class Shipped {
    static final Weights WEIGHTS = new Weights();
  }

  /**
   * What all clues about a method come to, any number; scaled so that probabilities made of it are
   * right about programs that the weights were not learned from.
   */
  double of(Map<Clue, Double> clues) {
    double sum = 0;
    for (Map.Entry<Clue, Double> clue : clues.entrySet()) {
      sum += byClue.get(clue.getKey()) * clue.getValue();
    }
    return sharpness * sum;
  }
}
