package dev.reftracker.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures how often the report names the planted culprit: {@code TruthRun [PROGRAMS [SEED [JAR
 * [FAMILIES]]]]}, where PROGRAMS is the number of programs of each family and FAMILIES a regular
 * expression: with it only the developed families of these names are run.
 *
 * <p>Prints tables in Markdown for both halves. The programs and reports of the developed half stay
 * under {@code target/truth}, one folder each; of the half set aside only the figures are shown.
 * {@code -Dupdate.golden=true} puts the tables into {@code docs/accuracy.md}.
 */
public final class TruthRun {
  private static final int DEFAULT_PROGRAMS = 10;
  private static final long DEFAULT_SEED = 1;
  private static final Path DEFAULT_JAR = Path.of("agent/target/reftracker-agent.jar");

  private static final Path PAGE = Path.of("docs/accuracy.md");
  private static final String BEGIN = "<!-- figures -->";
  private static final String END = "<!-- end of figures -->";

  private final Child child;
  private final Path folder;

  /**
   * A run.
   *
   * @param jar the agent's jar
   * @param folder where the programs and reports go
   */
  TruthRun(Path jar, Path folder) {
    this.child = new Child(jar);
    this.folder = folder;
  }

  /** Runs both halves and prints their tables. */
  public static void main(String[] args) throws InterruptedException, IOException {
    int programs = args.length > 0 ? Integer.parseInt(args[0]) : DEFAULT_PROGRAMS;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : DEFAULT_SEED;
    Path jar = args.length > 2 ? Path.of(args[2]) : DEFAULT_JAR;
    TruthRun run = new TruthRun(jar, jar.toAbsolutePath().resolveSibling("truth"));
    String seeds = "Seeds " + seed + " to " + (seed + programs - 1) + ".\n\n";
    System.out.print(seeds);
    Table table = new Table();
    for (Half half : args.length > 3 ? List.of(Half.DEVELOPED) : List.of(Half.values())) {
      List<Family> families = Family.of(half);
      if (args.length > 3) {
        families = families.stream().filter(one -> one.name().matches(args[3])).toList();
      }
      table.add(
          half,
          run.scores(families, programs, seed, true),
          run.scores(families, programs, seed, false));
    }
    System.out.print(table.text());
    if (Boolean.getBoolean("update.golden")) {
      publish(seeds + table.text());
    }
  }

  /** Puts the tables into the page, between its two marks. */
  private static void publish(String tables) throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf(BEGIN) + BEGIN.length();
    int to = page.indexOf(END);
    Files.writeString(PAGE, page.substring(0, from) + "\n" + tables + page.substring(to));
  }

  /**
   * Runs programs of some families.
   *
   * @param programs how many of each family
   * @param seed the first seed; the others follow it
   * @param buggy whether the leaking programs are run, or their corrected twins
   */
  List<Score> scores(List<Family> families, int programs, long seed, boolean buggy)
      throws InterruptedException {
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Callable<Score>> tasks = new ArrayList<>();
      for (Family family : families) {
        for (long next = seed; next < seed + programs; next++) {
          Program program = Program.generate(family, next, buggy);
          tasks.add(() -> score(program));
        }
      }
      List<Score> scores = new ArrayList<>();
      for (Future<Score> score : threads.invokeAll(tasks)) {
        scores.add(score.get());
      }
      return scores;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private Score score(Program program) throws InterruptedException {
    String name = program.family().name() + "-" + program.seed() + (program.buggy() ? "" : "-twin");
    Path place = folder.resolve(program.family().half().folder()).resolve(name);
    try {
      return Score.of(child.run(program, place));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
