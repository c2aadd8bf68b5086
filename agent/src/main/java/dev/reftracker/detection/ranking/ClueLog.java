package dev.reftracker.detection.ranking;

import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.Leftover;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.StringJoiner;

/**
 * Writes down what was known of each candidate, for whoever learns the weights anew: one line for
 * each leftover (its references, class and fate), one for each method in question. Off unless the
 * system property {@code reftracker.clues} names a file.
 */
final class ClueLog {

  private static final String FILE = System.getProperty("reftracker.clues");

  private ClueLog() {}

  static void write(Leftover leftover, Candidates candidates, Evidence evidence) {
    if (FILE == null) {
      return;
    }
    StringBuilder lines = new StringBuilder();
    String type = evidence.stacks().names().className(leftover.group().classId());
    lines.append("leftover\t").append(leftover.references()).append('\t');
    lines.append(type).append('\t').append(leftover.group().fate()).append('\n');
    for (Candidate candidate : candidates.all()) {
      StringJoiner clues = new StringJoiner(" ");
      candidate
          .clues()
          .forEach((clue, value) -> clues.add(value == 1 ? clue.name() : clue + "=" + value));
      lines.append(Candidates.key(candidate.frame())).append('\t').append(clues).append('\n');
    }
    try {
      Files.writeString(Path.of(FILE), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      System.err.println("reftracker: cannot write clues to " + FILE + ": " + e.getMessage());
    }
  }
}
