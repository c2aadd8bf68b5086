package dev.reftracker.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The presets in config/ and their plain form inside the jar. */
class PresetFilesTest {
  private static final Path SOURCES = Path.of("../config");
  private static final Path COMPILED = Path.of("src/main/resources/presets");

  static List<String> presets() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .sorted()
          .toList();
    }
  }

  @Test
  void theIndexInTheJarNamesEveryFile() throws IOException {
    Golden.assertUpToDate(COMPILED.resolve("index"), String.join("\n", presets()) + "\n");

    assertThat(presets()).contains("netty");
  }

  @ParameterizedTest
  @MethodSource("presets")
  void thePlainFormIsTheYaml(String preset) throws IOException {
    List<TypeRule> types = fromYaml(preset).types();

    String plain = PlainRulesWriter.write(types);

    Golden.assertUpToDate(COMPILED.resolve(preset + ".rules"), plain);
    assertThat(PlainRules.read(preset, plain)).isEqualTo(types);
  }

  @ParameterizedTest
  @MethodSource("presets")
  void aPresetDescribesItselfAndSetsNoOptions(String preset) throws IOException {
    RuleFile file = fromYaml(preset);

    assertThat(Files.readString(SOURCES.resolve(preset + ".yaml"))).startsWith("description:");
    assertThat(file.given().presets()).isEmpty();
    assertThat(file.given().values()).isEmpty();
    assertThat(file.types()).isNotEmpty();
  }

  static RuleFile fromYaml(String preset) throws IOException {
    String file = preset + ".yaml";
    return RuleFile.parse(preset, file, Files.readString(SOURCES.resolve(file)));
  }
}
