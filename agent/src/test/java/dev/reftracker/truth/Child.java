package dev.reftracker.truth;

import dev.reftracker.report.LeakReport;
import dev.reftracker.report.render.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs programs with the agent, each in a process of its own. */
final class Child {
  private static final long DEADLINE_SECONDS = 60;
  private static final Pattern TRUTH = Pattern.compile("TRUTH (\\d+) (\\d+)");

  private final Path jar;

  /**
   * Runs with this agent.
   *
   * @param jar the agent's jar
   */
  Child(Path jar) {
    this.jar = jar.toAbsolutePath();
  }

  /**
   * Compiles and runs a program; its source, rules and reports stay in the folder.
   *
   * @param folder made if it is not there
   */
  Answer run(Program program, Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("rules.yaml"), program.style().rules());
    Files.write(folder.resolve("culprits.txt"), program.planted().culprits());
    Files.deleteIfExists(folder.resolve("clues.txt"));
    Compiled.into(folder, program);
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    String text = Files.readString(output);
    Matcher truth = TRUTH.matcher(text);
    if (!truth.find()) {
      throw new IllegalStateException(program.family() + " did not come to its end: " + text);
    }
    return new Answer(
        program,
        Long.parseLong(truth.group(1)),
        Long.parseLong(truth.group(2)),
        report(folder.resolve("report.json")),
        text);
  }

  private List<String> command() {
    String options = "config=rules.yaml,handovers=always,report=report.json,report=report.txt";
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:TieredStopAtLevel=1",
        "-Dreftracker.clues=clues.txt",
        "-javaagent:" + jar + "=" + options,
        "-cp",
        ".",
        "example.gen.Main");
  }

  private static LeakReport report(Path file) throws IOException {
    if (!Files.exists(file)) {
      return null;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new JsonReader().read(in);
    }
  }
}
