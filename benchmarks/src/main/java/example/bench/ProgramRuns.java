package example.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs whole programs: every variant once in each round. */
final class ProgramRuns {

  private static final String OFF = "-Dio.netty.leakDetection.level=DISABLED";

  private final Setting setting;
  private final Samples samples;
  private final Truth truth;
  private final Path rules;

  ProgramRuns(Setting setting, Samples samples, Truth truth, Path rules) {
    this.setting = setting;
    this.samples = samples;
    this.truth = truth;
    this.rules = rules;
  }

  void round() throws IOException, InterruptedException {
    Variant none = Variant.plain("none", OFF);
    Variant empty =
        Variant.plain("empty agent", OFF, "-javaagent:" + setting.emptyJar("EmptyAgent"));
    Variant netty = ours("ours", "netty");
    for (Variant variant : List.of(none, empty, netty)) {
      run("OneBuffer", variant);
      run("ClassLoading", variant);
    }
    for (Variant variant :
        List.of(
            none,
            netty,
            ours("ours, no hand-overs", "netty,handovers=off"),
            Variant.plain("ADVANCED", "-Dio.netty.leakDetection.level=ADVANCED"),
            Variant.plain("PARANOID", "-Dio.netty.leakDetection.level=PARANOID"))) {
      run("HttpEcho", variant, Integer.toString(setting.seconds()), "" + setting.seconds());
    }
    for (Variant variant : List.of(none, netty)) {
      run("TwoThreads", variant);
    }
    for (Variant variant : List.of(none, ours("ours", "lucene"))) {
      run("LuceneSearch", variant);
    }
    own(none);
  }

  /** Programs with the counted class of their own. */
  private void own(Variant none) throws IOException, InterruptedException {
    Variant counted = ours("ours", "config=" + rules + ",max-memory=4g");
    for (Variant variant : List.of(none, counted)) {
      run("Memory", variant.with("-Xmx3g"));
      run("GcPauses", variant.with("-Xms4g", "-Xmx4g", "-XX:+UseG1GC"), "1000000", "10000000");
      run("ManyLeaks", variant.with("-Xmx3g", "-XX:+UseG1GC"), "1000000");
    }
    // What is beyond the budget is not recorded, so its report cannot name every leak.
    Variant bounded =
        Variant.plain(
            "ours", "-javaagent:" + setting.agent() + "=config=" + rules + ",max-memory=64m");
    for (Variant variant : List.of(none, bounded)) {
      run("EndlessLeak", variant.with("-Xmx3g"));
    }
  }

  private Variant ours(String name, String options) {
    return Variant.ours(name, setting.agent(), setting.reports(), options, OFF);
  }

  private void run(String program, Variant variant, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(setting.java().toString()));
    command.addAll(variant.arguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("example.bench." + program);
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
    said.forEach((name, value) -> samples.add(program + "." + name, variant.name(), value));
    System.err.println(program + ", " + variant.name() + ": " + said);
    if (variant.reports() != null) {
      truth.check(program + ", " + variant.name(), variant.reports(), 1, said.get("planted"));
    }
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
