package dev.reftracker.truth;

import dev.reftracker.detection.ranking.Clue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;

/**
 * Learns the weights of clues anew: {@code LearnRun [FOLDER]}, where FOLDER is where a {@link
 * TruthRun} left the programs of both halves.
 *
 * <p>Prints how well weights do on families and bugs that were left out when they were fitted, and
 * writes those fitted to all but the half set aside into the sources of the agent. Of that half
 * only one number is taken: how sharp probabilities may be to be right about it.
 */
public final class LearnRun {

  private static final Path PROGRAMS = Path.of("agent/target/truth");
  private static final Path BUGS =
      Path.of("agent/src/test/resources/dev/reftracker/truth/published-bugs.txt");
  private static final Path WEIGHTS =
      Path.of("agent/src/main/resources/dev/reftracker/detection/ranking/weights.properties");
  private static final int FOLDS = 8;

  private LearnRun() {}

  /** A choice, and the weights fitted without its family. */
  private record Held(Choice choice, double[] weights) {}

  /** Fits, prints and writes. */
  public static void main(String[] args) throws IOException {
    Path folder = args.length > 0 ? Path.of(args[0]) : PROGRAMS;
    List<Choice> programs = Choice.ofPrograms(folder.resolve(Half.DEVELOPED.folder()));
    List<Choice> bugs = Choice.ofBugs(Files.readAllLines(BUGS));
    List<Choice> all = new ArrayList<>(programs);
    all.addAll(bugs);
    List<Held> held = held(all);
    System.out.println("left out when fitted: at 1, at 3");
    print("generated programs", held.stream().filter(one -> !one.choice.published()).toList());
    print("published bugs", held.stream().filter(one -> one.choice.published()).toList());
    double[] weights = Learner.fit(all);
    List<Held> aside =
        Choice.ofPrograms(folder.resolve(Half.SETASIDE.folder())).stream()
            .map(choice -> new Held(choice, weights))
            .toList();
    print("half set aside", aside);
    List<String> lines = new ArrayList<>();
    lines.add("# How much each clue speaks for a method; see docs/accuracy.md.");
    lines.add(String.format(Locale.ROOT, "SHARPNESS=%.2f", sharpness(aside)));
    for (Clue clue : Clue.values()) {
      lines.add(String.format(Locale.ROOT, "%s=%.2f", clue, weights[clue.ordinal()]));
    }
    Files.write(WEIGHTS, lines);
    System.out.println(String.join("\n", lines));
  }

  private static List<Held> held(List<Choice> all) {
    List<String> families =
        new ArrayList<>(new TreeSet<>(all.stream().map(Choice::family).toList()));
    Collections.shuffle(families, new Random(1));
    List<Held> held = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int now = fold;
      double[] weights =
          Learner.fit(
              all.stream().filter(one -> families.indexOf(one.family()) % FOLDS != now).toList());
      all.stream()
          .filter(one -> families.indexOf(one.family()) % FOLDS == now)
          .forEach(one -> held.add(new Held(one, weights)));
    }
    return held;
  }

  private static void print(String what, List<Held> held) {
    System.out.printf(
        Locale.ROOT,
        "%s: %d, %.2f, %.2f%n",
        what,
        held.size(),
        held.stream().mapToInt(one -> isRight(one, 1) ? 1 : 0).average().orElse(0),
        held.stream().mapToInt(one -> isRight(one, 3) ? 1 : 0).average().orElse(0));
  }

  private static boolean isRight(Held held, int among) {
    double[] likely = Learner.probabilities(held.choice, held.weights, 1);
    for (int culprit : held.choice.culprits()) {
      int better = 0;
      for (int i = 0; i < likely.length - 1; i++) {
        better +=
            likely[i] > likely[culprit] || (likely[i] == likely[culprit] && i < culprit) ? 1 : 0;
      }
      if (better < among) {
        return true;
      }
    }
    return false;
  }

  /** That by which what is said of choices that nobody learned from is most likely. */
  private static double sharpness(List<Held> held) {
    double best = 1;
    double most = Double.NEGATIVE_INFINITY;
    for (double sharpness = 0.2; sharpness < 1.5; sharpness += 0.05) {
      double likely = 0;
      for (Held one : held) {
        likely += Math.log(Math.max(Learner.right(one.choice, one.weights, sharpness), 1e-3));
      }
      if (likely > most) {
        most = likely;
        best = sharpness;
      }
    }
    return best;
  }
}
