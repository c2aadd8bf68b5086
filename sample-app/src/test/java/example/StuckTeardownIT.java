package example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The report of the fifth sample arrives while the program hangs. */
@Timeout(120)
class StuckTeardownIT {
  private static final String FORGOTTEN =
      "example.Sample05StuckTeardown.flush(Sample05StuckTeardown.java:";
  private static final String STUCK = "Stuck: waiting for a count that does not fall";
  private static final String PATIENCE_SECONDS = "60";

  static List<Path> jdks() throws IOException {
    return Jdks.all().toList();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aReportOnSignalNamesTheHolderWhileTheProgramHangs(Path jdk) throws Exception {
    Process process = hanging(jdk);
    try (BufferedReader output = output(process)) {
      await(output, "tearing down");

      List<String> report = report(process, output);
      while (report.stream().noneMatch(STUCK::equals)) {
        report = report(process, output); // not stuck yet: the rule's limit has not passed
      }

      assertThat(process.isAlive()).isTrue();
      List<String> stuck = report.subList(report.indexOf(STUCK), report.size());
      assertThat(stuck).anyMatch(line -> line.contains(FORGOTTEN));
    } finally {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theWaitIsSaidToBeStuckAndWhoHoldsItWithoutAnybodyAsking(Path jdk) throws Exception {
    Process process = hanging(jdk);
    try (BufferedReader output = output(process)) {
      await(output, "tearing down");

      List<String> lines = await(output, "[reftracker]");

      assertThat(process.isAlive()).isTrue();
      assertThat(lines.get(lines.size() - 1))
          .contains("stuck for", "example.Resource", "Sample05StuckTeardown.tearDown(")
          .contains("2 references are live, taken at ", FORGOTTEN);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process hanging(Path jdk) throws IOException {
    SampleSource sample =
        SampleSource.all()
            .filter(source -> source.toString().contains("Sample05"))
            .findFirst()
            .orElseThrow();
    List<String> arguments = new ArrayList<>(sample.transcript().arguments());
    arguments.add(PATIENCE_SECONDS);
    return SampleRun.start(jdk, arguments);
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Asks for a report and reads it. */
  private static List<String> report(Process process, BufferedReader output) throws Exception {
    new ProcessBuilder("kill", "-USR1", Long.toString(process.pid())).start().waitFor();
    return await(output, "Next:");
  }

  /** Reads up to the first line that contains a word. */
  private static List<String> await(BufferedReader output, String word) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      if (line.contains(word)) {
        return lines;
      }
    }
    throw new AssertionError("no line with " + word + " in " + lines);
  }
}
