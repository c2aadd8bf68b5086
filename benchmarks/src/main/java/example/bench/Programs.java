package example.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program in a JVM of its own, and keeps what it says. */
final class Programs {

  private final Setting setting;
  private final Samples samples;
  private final Truth truth;

  Programs(Setting setting, Samples samples, Truth truth) {
    this.setting = setting;
    this.samples = samples;
    this.truth = truth;
  }

  Map<String, Long> run(String program, Variant variant, String... arguments)
      throws IOException, InterruptedException {
    return run(program, program, variant, arguments);
  }

  /** Runs; {@code name} is what the tables know it by. */
  Map<String, Long> run(String name, String program, Variant variant, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(setting.java().toString()));
    command.addAll(variant.arguments());
    command.addAll(List.of("-cp", classPath(program), "example.bench." + program));
    command.addAll(List.of(arguments));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    Map<String, Long> said = read(process);
    int status = process.waitFor();
    long endedAt = System.currentTimeMillis();
    said.put("wallMillis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    Long mainEndedAt = said.remove("mainEndedAtMillis");
    if (mainEndedAt != null) {
      said.put("exitMillis", endedAt - mainEndedAt);
    }
    if (status != 0) {
      throw new IOException(String.join(" ", command) + " ended with status " + status);
    }
    said.forEach((what, value) -> samples.add(name + "." + what, variant.name(), value));
    System.err.println(name + ", " + variant.name() + ": " + said);
    if (variant.reports() != null) {
      String what = name + ", " + variant.name();
      if (said.containsKey("counted")) {
        truth.counted(what, variant.reports(), said.get("counted"));
      } else {
        truth.check(what, variant.reports(), 1, said.get("planted"));
      }
    }
    return said;
  }

  /**
   * The smallest program has no more on its class path than it needs, since every jar takes time.
   */
  private static String classPath(String program) {
    String all = System.getProperty("java.class.path");
    if (!program.equals("OneBuffer")) {
      return all;
    }
    List<String> few = new ArrayList<>();
    for (String part : all.split(File.pathSeparator)) {
      if (!part.endsWith(".jar") || part.matches(".*netty-(buffer|common)-[^/]*")) {
        few.add(part);
      }
    }
    return String.join(File.pathSeparator, few);
  }

  private static Map<String, Long> read(Process process) throws IOException {
    Map<String, Long> said = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int equals = line.indexOf('=');
        if (equals > 0) {
          said.put(line.substring(0, equals), Long.parseLong(line.substring(equals + 1)));
        }
      }
    }
    return said;
  }
}
