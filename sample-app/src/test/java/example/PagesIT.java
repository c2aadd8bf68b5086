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
 * Keeps the pages true that a new user reads: their commands print what they show, their code is
 * that of a sample, their links lead somewhere. {@code -Dupdate.golden=true} writes the output into
 * the page.
 */
class PagesIT {
  private static final Path ROOT = Path.of("..");
  private static final Path README = ROOT.resolve("README.md");
  private static final Path FIRST_SAMPLE =
      Path.of("src/main/java/example/Sample01ForgottenRelease.java");

  static Stream<Shown> commands() {
    return Stream.of(README, ROOT.resolve("docs/first-report.md")).flatMap(PagesIT::commandsOf);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandPrintsWhatThePageShows(Shown shown) throws Exception {
    Path jdk = Path.of(System.getProperty("java.home"));

    String output = SampleRun.output(jdk, shown.transcript().arguments());
    if (Boolean.getBoolean("update.golden") && !shown.transcript().shows(output)) {
      shown.replaceBy(output);
      return;
    }

    shown.transcript().assertShows(output);
  }

  @Test
  void theCodeIsThatOfTheFirstSample() throws IOException {
    List<String> shown =
        blocks(README, "java")
            .flatMap(String::lines)
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();

    List<String> source = Files.readAllLines(FIRST_SAMPLE).stream().map(String::strip).toList();

    assertThat(shown).isNotEmpty().isSubsetOf(source);
  }

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      List<Path> pages = docs.filter(page -> page.toString().endsWith(".md")).sorted().toList();
      return Stream.concat(
          Stream.of(README, ROOT.resolve("CHANGELOG.md"), ROOT.resolve("config/README.md")),
          pages.stream());
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsToAFile(Path page) throws IOException {
    List<Path> linked =
        Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)")
            .matcher(Files.readString(page))
            .results()
            .map(link -> page.resolveSibling(link.group(1)))
            .toList();

    assertThat(linked).allSatisfy(file -> assertThat(file).exists());
  }

  private static Stream<Shown> commandsOf(Path page) {
    try {
      return blocks(page, "console")
          .map(Transcript::parse)
          .filter(Transcript::isJava)
          .map(transcript -> new Shown(page, transcript));
    } catch (IOException e) {
      throw new AssertionError(page + " cannot be read", e);
    }
  }

  /** The fenced blocks of a kind. */
  private static Stream<String> blocks(Path page, String kind) throws IOException {
    return Pattern.compile("(?ms)^```" + kind + "\n(.*?)^```")
        .matcher(Files.readString(page))
        .results()
        .map((MatchResult block) -> block.group(1));
  }

  /** A command with its output as a page shows them. */
  record Shown(Path page, Transcript transcript) {
    void replaceBy(String output) throws IOException {
      String updated =
          Files.readString(page).replace(transcript.text(), transcript.showing(output).text());
      Files.writeString(page, updated);
    }
  }
}
