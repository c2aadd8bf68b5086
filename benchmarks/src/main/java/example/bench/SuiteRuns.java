package example.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a library's own tests without and with the agent, by {@code suite/run.sh}. */
final class SuiteRuns {

  private static final String RUN = "benchmarks/suite/run.sh";

  private final Setting setting;
  private final Samples samples;
  private final Truth truth;

  SuiteRuns(Setting setting, Samples samples, Truth truth) {
    this.setting = setting;
    this.samples = samples;
    this.truth = truth;
  }

  /** Each module once without and once with the agent. */
  void round(String module) throws IOException, InterruptedException {
    String jdk = setting.java().getParent().getParent().toString();
    Process process =
        new ProcessBuilder("sh", setting.home().resolve(RUN).toString(), module, "1", jdk)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    if (process.waitFor() != 0) {
      throw new IOException(RUN + " failed: " + lines);
    }
    lines.forEach(line -> read(module, line));
    truth.equal(module, "tests", tests(lines, "with "), tests(lines, "without "));
  }

  private void read(String module, String line) {
    System.err.println(module + ": " + line);
    String[] words = line.trim().split(" +");
    if (words[0].equals("planted")) {
      truth.planted(module, Long.parseLong(words[1]), Long.parseLong(words[3]));
    } else {
      String variant = words[0].equals("with") ? "ours" : "none";
      samples.add(module + ".millis", variant, Double.parseDouble(words[1]) * 1_000);
    }
  }

  /** What passed and what failed. */
  private static String tests(List<String> lines, String variant) {
    return lines.stream()
        .filter(line -> line.startsWith(variant))
        .map(line -> line.substring(line.indexOf(" s ")))
        .findFirst()
        .orElse("none");
  }
}
