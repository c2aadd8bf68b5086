package example.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.runner.RunnerException;

/** The rows that can be measured one at a time, by their names on the command line. */
final class Rows {

  static final List<String> PAIRS = List.of("pair", "life", "arrow", "chronicle");
  static final List<String> PROGRAMS =
      List.of(
          "start", "classes", "same", "loaders", "echo", "threads", "lucene", "memory", "budget",
          "exit", "gc", "gc10");

  /** Libraries whose own tests are run. */
  static final List<String> SUITES = List.of("netty-codec-http", "netty-buffer");

  private final PairRuns pairs;
  private final ProgramRuns programs;
  private final SuiteRuns suites;

  Rows(Setting setting, Samples samples, Truth truth) {
    pairs = new PairRuns(setting, samples, truth);
    programs = new ProgramRuns(setting, samples, truth);
    suites = new SuiteRuns(setting, samples, truth);
  }

  /** Rows by names of rows or of groups; all where none is named. */
  static List<String> named(List<String> names) {
    Set<String> rows = new LinkedHashSet<>();
    for (String name : names.isEmpty() ? List.of("all") : names) {
      switch (name) {
        case "all" -> {
          rows.addAll(PAIRS);
          rows.addAll(PROGRAMS);
          rows.addAll(SUITES);
        }
        case "pairs" -> rows.addAll(PAIRS);
        case "programs" -> rows.addAll(PROGRAMS);
        case "suites" -> rows.addAll(SUITES);
        default -> {
          if (!PAIRS.contains(name) && !PROGRAMS.contains(name) && !SUITES.contains(name)) {
            throw new IllegalArgumentException("no row " + name + "; see benchmarks/README.md");
          }
          rows.add(name);
        }
      }
    }
    return new ArrayList<>(rows);
  }

  /** Runs every variant of the row once. */
  void round(String row) throws IOException, InterruptedException, RunnerException {
    if (PAIRS.contains(row)) {
      pairs.round(row);
    } else if (SUITES.contains(row)) {
      suites.round(row);
    } else {
      programs.round(row);
    }
  }
}
