package dev.reftracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The maps in package comments, by which a newcomer finds the way. */
class PackageMapsTest {

  private static final Path SOURCES = Path.of("src/main/java/dev/reftracker");
  private static final Pattern MAP = Pattern.compile("<pre>(.*?)</pre>", Pattern.DOTALL);
  private static final Pattern CLASS = Pattern.compile("\\b[A-Z]\\w+");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bodies",
        "detection",
        "detection/culprit",
        "detection/evidence",
        "runtime",
        "weaving"
      })
  void everyClassOnTheMapOfAPackageIsInIt(String name) throws IOException {
    Path folder = SOURCES.resolve(name);
    String comment = Files.readString(folder.resolve("package-info.java"));
    String map = MAP.matcher(comment).results().findFirst().orElseThrow().group(1);

    List<String> classes = CLASS.matcher(map).results().map(MatchResult::group).toList();

    assertThat(classes)
        .hasSizeGreaterThan(10)
        .allSatisfy(type -> assertThat(folder.resolve(type + ".java")).exists());
  }
}
