package dev.reftracker.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What config/README.md says. */
class ReadmeTest {
  private static final Path README = Path.of("../config/README.md");

  @Test
  void itsExampleIsARuleFile() throws IOException {
    Matcher block =
        Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(README));
    assertThat(block.find()).isTrue();

    RuleFile file = RuleFile.parse("tile", "tile.yaml", block.group(1).stripIndent());

    assertThat(file.types())
        .singleElement()
        .satisfies(type -> assertThat(type.methods()).hasSize(5));
  }

  @Test
  void everyKeyAndRoleIsExplained() throws IOException {
    List<String> keys = new ArrayList<>(MethodRuleParser.KEYS);
    keys.addAll(Surroundings.KEYS);
    keys.addAll(TypeRuleParser.OWN_KEYS);
    keys.addAll(RuleFile.KEYS);
    keys.addAll(Words.of(Role.class).keySet());

    String text = Files.readString(README);

    assertThat(keys).allSatisfy(key -> assertThat(text).contains("| `" + key + "` |"));
  }

  @Test
  void everyPresetIsListed() throws IOException {
    String text = Files.readString(README);

    assertThat(Presets.names()).allSatisfy(name -> assertThat(text).contains("| `" + name + "` |"));
  }
}
