package example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Keeps the headers of the samples true: each command is run as it stands there, on every Java
 * installation that is found. {@code -Dupdate.golden=true} writes the output into the headers.
 */
class SampleHeadersIT {
  @TempDir Path folder;

  static Stream<Arguments> samplesOnEveryJdk() throws IOException {
    List<Path> jdks = Jdks.all().toList();
    return SampleSource.all()
        .flatMap(sample -> jdks.stream().map(jdk -> Arguments.of(sample, jdk)));
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("samplesOnEveryJdk")
  void theHeaderShowsWhatTheCommandPrints(SampleSource sample, Path jdk) throws Exception {
    String output = SampleRun.output(jdk, sample.transcript().arguments());
    boolean update = Boolean.getBoolean("update.golden") && jdk.equals(running());
    if (update && !sample.transcript().shows(output)) {
      SampleSource updated = sample.with(sample.transcript().showing(output));
      Files.writeString(sample.file(), updated.text());
    }

    SampleSource.read(sample.file()).transcript().assertShows(output);
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("samplesOnEveryJdk")
  void everyLeakCommentIsAFindingAndNothingElseIs(SampleSource sample, Path jdk) throws Exception {
    Path report = folder.resolve("report.json");
    List<String> arguments =
        sample.transcript().arguments().stream()
            .map(
                argument ->
                    argument.startsWith("-javaagent:") ? argument + ",report=" + report : argument)
            .toList();

    SampleRun.output(jdk, arguments);

    assertThat(found(JsonMapper.builder().build().readTree(report.toFile()).path("leaks")))
        .isEqualTo(sample.leaks());
  }

  /** Line of the acquire to leaked references, over all groups with verdict leak. */
  private static Map<Integer, Long> found(JsonNode groups) {
    Map<Integer, Long> found = new TreeMap<>();
    for (JsonNode group : groups) {
      if (group.path("verdict").asText().equals("leak")) {
        int line = group.path("acquire").path("site").path("line").asInt();
        found.merge(line, group.path("references").asLong(), Long::sum);
      }
      found(group.path("dependants")).forEach((line, n) -> found.merge(line, n, Long::sum));
    }
    return found;
  }

  private static Path running() {
    return Path.of(System.getProperty("java.home"));
  }
}
