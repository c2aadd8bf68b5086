package example;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the commands of the headers from the project's root, as a reader would. */
final class SampleRun {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private SampleRun() {}

  /**
   * Runs to the end.
   *
   * @param jdk home of the Java installation
   * @param arguments what follows {@code java}
   * @return all output in the order written
   */
  static String output(Path jdk, List<String> arguments) throws IOException, InterruptedException {
    Process process = start(jdk, arguments);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError("status " + process.exitValue() + ": " + output);
    }
    return output;
  }

  /** Starts a program whose error output goes with its standard output. */
  static Process start(Path jdk, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder.start();
  }
}
