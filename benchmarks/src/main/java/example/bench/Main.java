package example.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures everything and prints the tables, as Markdown, to standard output; progress goes to
 * standard error. Ends with status 1 when a report did not tell the truth.
 */
public final class Main {

  private Main() {}

  /**
   * Runs.
   *
   * @param args {@code quick|full|ROUNDS} (quick is one round of short slices), {@code
   *     pairs|programs|all}, our jar, the rules of the counted class, a folder for reports, the
   *     java command
   */
  public static void main(String[] args) throws IOException, InterruptedException, RunnerException {
    boolean full = args[0].equals("full");
    int rounds = full ? 5 : args[0].equals("quick") ? 1 : Integer.parseInt(args[0]);
    String part = args[1];
    Path folder = Files.createDirectories(Path.of(args[4]).toAbsolutePath());
    Path java = Path.of(args[5]);
    Path agent = Path.of(args[2]).toAbsolutePath();
    Setting setting =
        full
            ? new Setting(java, agent, folder, rounds, 5, 5, 500, 5)
            : new Setting(java, agent, folder, rounds, 7, 3, 300, 4);
    Samples samples = new Samples();
    Truth truth = new Truth();
    Machine machine = new Machine(java);
    for (int round = 0; round < setting.rounds(); round++) {
      if (!part.equals("programs")) {
        new PairRuns(setting, samples, truth).round();
      }
      if (!part.equals("pairs")) {
        new ProgramRuns(setting, samples, truth, Path.of(args[3]).toAbsolutePath()).round();
      }
    }
    System.out.println(machine.describe(setting));
    System.out.println(new Tables(samples).markdown());
    List<String> failures = truth.failures();
    System.out.println(
        failures.isEmpty()
            ? "All " + truth.checked() + " reports named exactly the planted leaks."
            : "NOT TRUE: " + String.join("; ", failures));
    System.exit(failures.isEmpty() ? 0 : 1);
  }
}
