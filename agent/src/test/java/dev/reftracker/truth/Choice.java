package dev.reftracker.truth;

import dev.reftracker.detection.ranking.Clue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One leaked reference whose culprit is known: the methods that were in question, with their clues.
 *
 * @param family the family of its program, or the published bug
 * @param published whether it is a published bug
 * @param clues of each method
 * @param culprits which of the methods are right, by index
 */
record Choice(
    String family, boolean published, List<Map<Clue, Double>> clues, List<Integer> culprits) {

  private static final String PACKAGE = "example.gen.";

  /** The programs under a folder that a {@link TruthRun} left behind, corrected twins left out. */
  static List<Choice> ofPrograms(Path folder) throws IOException {
    try (Stream<Path> programs = Files.list(folder)) {
      return programs
          .filter(place -> !place.toString().endsWith("-twin"))
          .filter(place -> Files.exists(place.resolve("clues.txt")))
          .sorted()
          .map(Choice::ofProgram)
          .toList();
    }
  }

  private static Choice ofProgram(Path place) {
    try {
      String name = place.getFileName().toString();
      Set<String> culprits = Set.copyOf(Files.readAllLines(place.resolve("culprits.txt")));
      List<String> most = most(Files.readAllLines(place.resolve("clues.txt")));
      return of(name.substring(0, name.lastIndexOf('-')), most, culprits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of the leftover of most references, of the collected ones where there are any. */
  private static List<String> most(List<String> lines) {
    List<String> most = List.of();
    long best = -1;
    for (int i = 0; i < lines.size(); i++) {
      String[] head = lines.get(i).split("\t");
      if (head[0].equals("leftover")) {
        int end = i + 1;
        while (end < lines.size() && !lines.get(end).startsWith("leftover\t")) {
          end++;
        }
        long weight = Long.parseLong(head[1]) + (head[3].equals("COLLECTED") ? 1L << 40 : 0);
        most = weight > best ? lines.subList(i + 1, end) : most;
        best = Math.max(best, weight);
      }
    }
    return most;
  }

  private static Choice of(String family, List<String> lines, Set<String> right) {
    List<Map<Clue, Double>> clues = new ArrayList<>();
    List<Integer> culprits = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split("\t", 2);
      String method = parts[0].replace('#', '.').replace(PACKAGE, "");
      if (right.contains(method)) {
        culprits.add(clues.size());
      }
      clues.add(clues(parts[1]));
    }
    return new Choice(family, false, clues, culprits);
  }

  /**
   * The published bugs of a file: a line {@code bug NAME}, then one line for each method in
   * question, {@code +} where it is the culprit and {@code -} where not, and its clues.
   */
  static List<Choice> ofBugs(List<String> lines) {
    List<Choice> bugs = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("bug ")) {
        bugs.add(new Choice(line.substring(4), true, new ArrayList<>(), new ArrayList<>()));
      } else if (!line.startsWith("#")) {
        Choice bug = bugs.get(bugs.size() - 1);
        if (line.startsWith("+")) {
          bug.culprits.add(bug.clues.size());
        }
        bug.clues.add(clues(line.substring(1).trim()));
      }
    }
    return bugs;
  }

  private static Map<Clue, Double> clues(String text) {
    Map<Clue, Double> clues = new EnumMap<>(Clue.class);
    for (String clue : text.isBlank() ? new String[0] : text.trim().split(" ")) {
      int at = clue.indexOf('=');
      String name = at < 0 ? clue : clue.substring(0, at);
      clues.put(Clue.valueOf(name), at < 0 ? 1.0 : Double.valueOf(clue.substring(at + 1)));
    }
    return clues;
  }
}
