package dev.reftracker.detection.ranking;

import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.report.Frame;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The methods in question, each once whatever the lines; lambdas as the method they stand in. */
final class Candidates {

  private final Map<String, Candidate> byMethod = new LinkedHashMap<>();

  /** Notes a clue about a method, which is in question from then on; none of the JDK's is. */
  void note(Frame frame, Clue clue) {
    Candidate candidate = add(frame);
    if (candidate != null) {
      candidate.note(clue, 1);
    }
  }

  /** Puts a method in question; null for one of the JDK. */
  Candidate add(Frame frame) {
    return FrameNames.isJdk(frame)
        ? null
        : byMethod.computeIfAbsent(key(frame), method -> new Candidate(frame));
  }

  /** The candidate of a frame's method, or null. */
  Candidate of(Frame frame) {
    return byMethod.get(key(frame));
  }

  /** In the order in which they were met. */
  Collection<Candidate> all() {
    return byMethod.values();
  }

  /** The same as it is now: others may be added meanwhile. */
  List<Candidate> now() {
    return List.copyOf(byMethod.values());
  }

  /** What a method is known by. */
  static String key(Frame frame) {
    return FrameNames.method(FrameNames.readable(frame));
  }
}
