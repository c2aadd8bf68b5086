package dev.reftracker.detection.ranking;

import dev.reftracker.report.Frame;
import java.util.EnumMap;
import java.util.Map;

/** One method that may lack the release, and the clues about it. */
final class Candidate {

  private final Frame frame;
  private final Map<Clue, Double> clues = new EnumMap<>(Clue.class);

  Candidate(Frame frame) {
    this.frame = frame;
  }

  /** As it was first met: with the line of the best evidence. */
  Frame frame() {
    return frame;
  }

  /** Of a clue noted twice the greater value stays. */
  void note(Clue clue, double value) {
    clues.merge(clue, value, Math::max);
  }

  boolean has(Clue clue) {
    return clues.containsKey(clue);
  }

  /** What was noted; the value of what was not is 0. */
  Map<Clue, Double> clues() {
    return clues;
  }
}
