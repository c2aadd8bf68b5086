package example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Keeps the README true: its commands print what it shows, and its code is that of the first
 * sample. {@code -Dupdate.golden=true} writes the output into the README.
 */
class ReadmeIT {
  private static final Path README = Path.of("../README.md");
  private static final Path FIRST_SAMPLE =
      Path.of("src/main/java/example/Sample01ForgottenRelease.java");

  static Stream<Transcript> commands() throws IOException {
    return blocks("console").map(Transcript::parse).filter(Transcript::isJava);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandPrintsWhatTheReadmeShows(Transcript shown) throws Exception {
    Path jdk = Path.of(System.getProperty("java.home"));

    String output = SampleRun.output(jdk, shown.arguments());
    if (Boolean.getBoolean("update.golden") && !shown.shows(output)) {
      String updated = Files.readString(README).replace(shown.text(), shown.showing(output).text());
      Files.writeString(README, updated);
      return;
    }

    shown.assertShows(output);
  }

  @Test
  void theCodeIsThatOfTheFirstSample() throws IOException {
    List<String> shown =
        blocks("java")
            .flatMap(String::lines)
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();

    List<String> source = Files.readAllLines(FIRST_SAMPLE).stream().map(String::strip).toList();

    assertThat(shown).isNotEmpty().isSubsetOf(source);
  }

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    List<Path> linked =
        Pattern.compile("\\]\\(([^)#:]+)")
            .matcher(Files.readString(README))
            .results()
            .map(link -> README.resolveSibling(link.group(1)))
            .toList();

    assertThat(linked).isNotEmpty().allSatisfy(file -> assertThat(file).exists());
  }

  /** The fenced blocks of a kind. */
  private static Stream<String> blocks(String kind) throws IOException {
    return Pattern.compile("(?ms)^```" + kind + "\n(.*?)^```")
        .matcher(Files.readString(README))
        .results()
        .map((MatchResult block) -> block.group(1));
  }
}
