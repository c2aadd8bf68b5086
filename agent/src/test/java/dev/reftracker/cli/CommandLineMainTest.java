package dev.reftracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.config.OptionKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Tests {@link CommandLineMain} and the commands that start nothing. */
class CommandLineMainTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void everyOptionOfTheAgentIsExplained() {
    int status = run("options");

    assertThat(status).isZero();
    for (OptionKey option : OptionKey.values()) {
      assertThat(out.toString()).contains("  " + option.key() + "=");
    }
  }

  @Test
  void aRuleFileThatIsRightIsDescribed() throws IOException {
    Path file = folder.resolve("rules, mine.yaml");
    Files.writeString(file, "presets: [netty]\n");

    int status = run("check", file.toString());

    assertThat(err.toString()).isEmpty();
    assertThat(status).isZero();
    assertThat(out.toString()).contains("netty bytebuf: ").endsWith("rules, mine.yaml is right.\n");
  }

  @Test
  void aRuleFileThatIsWrongIsOneLine() throws IOException {
    Path file = folder.resolve("rules.yaml");
    Files.writeString(file, "presets: [nety]\n");

    int status = run("check", file.toString());

    assertThat(status).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("Is it netty?").hasLineCount(1);
  }

  @Test
  void aReportThatIsNoneIsOneLine() throws IOException {
    Path file = folder.resolve("report.json");
    Files.writeString(file, "{\"format\": \"other\"}");

    int status = run("show", file.toString());

    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).contains("report.json cannot be shown").hasLineCount(1);
  }

  @Test
  void aProcessThatIsNotThereIsSaid() {
    int status = run("attach", Long.toString(Long.MAX_VALUE), "netty");

    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).startsWith("There is no process " + Long.MAX_VALUE);
  }

  @Test
  void anUnknownCommandIsNotUnderstood() {
    assertThat(run("bogus")).isEqualTo(2);
  }

  private int run(String... arguments) {
    CommandLine commandLine = CommandLineMain.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}
