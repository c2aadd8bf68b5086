package example.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures rows on the JDK that runs this, keeps what it measured, and writes the tables of all
 * that was kept into the page. Progress goes to standard error. Ends with status 1 when a report
 * did not tell the truth.
 */
public final class Main {

  private static final String ADDED = "+";

  private Main() {}

  /**
   * Runs.
   *
   * @param args the project's folder; {@code quick|full|ROUNDS|+ROUNDS|table} (quick is one round
   *     of short slices; with a plus the rounds are added to those that are known, instead of
   *     replacing them); names of rows or of groups of them, all without
   */
  public static void main(String[] args) throws IOException, InterruptedException, RunnerException {
    Path home = Path.of(args[0]).toAbsolutePath().normalize();
    Path results = home.resolve("benchmarks/results");
    List<String> failures = List.of();
    if (!args[1].equals("table")) {
      List<String> rows = Rows.named(Arrays.asList(args).subList(2, args.length));
      Path java = Path.of(System.getProperty("java.home"), "bin", "java");
      Setting setting = new Setting(java, home, args[1].equals("full"));
      int jdk = Runtime.version().feature();
      failures = measure(setting, rows, args[1], new Results(results.resolve(jdk + ".tsv")));
    }
    String tables = new Page(results).write(home.resolve("docs/performance.md"));
    System.out.println(tables);
    System.out.println(failures.isEmpty() ? "" : "NOT TRUE: " + String.join("; ", failures));
    System.exit(failures.isEmpty() ? 0 : 1);
  }

  private static List<String> measure(
      Setting setting, List<String> rows, String mode, Results results)
      throws IOException, InterruptedException, RunnerException {
    List<String> failures = new ArrayList<>();
    int rounds = mode.equals("full") ? 5 : mode.equals("quick") ? 1 : Integer.parseInt(mode);
    for (String row : rows) {
      Samples samples = new Samples();
      Truth truth = new Truth();
      OtherWork others = new OtherWork();
      for (int round = 0; round < rounds; round++) {
        new Rows(setting, samples, truth).round(row);
      }
      samples.add("reports", row, truth.checked());
      failures.addAll(truth.failures());
      if (truth.failures().isEmpty()) {
        results.add(samples, remarks(row, mode, rounds, setting, others), mode.startsWith(ADDED));
      }
    }
    return failures;
  }

  private static Map<String, String> remarks(
      String row, String mode, int rounds, Setting setting, OtherWork others) throws IOException {
    Map<String, String> remarks = new TreeMap<>();
    remarks.put("machine", Machine.describe());
    remarks.put("jdk", Machine.jdk());
    remarks.put(
        "row " + row,
        String.format(
            Locale.ROOT,
            "%s; %s%d rounds of %s slices; %s",
            LocalDate.now(ZoneOffset.UTC),
            mode.startsWith(ADDED) ? ADDED : "",
            rounds,
            setting.full() ? "long" : "short",
            others.text()));
    return remarks;
  }
}
