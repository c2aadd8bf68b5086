package dev.reftracker.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON schema of rule files. */
class SchemaTest {
  private static final Path FILE = Path.of("../config/reftracker-rules.schema.json");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  static List<String> presets() throws IOException {
    return PresetFilesTest.presets();
  }

  @ParameterizedTest
  @MethodSource("presets")
  void everyPresetIsValid(String preset) throws IOException {
    assertThat(mistakes(Files.readString(Path.of("../config", preset + ".yaml")))).isEmpty();
  }

  @Test
  void aFileWithSettingsIsValid() throws IOException {
    String text =
        """
        presets: [netty, 'jetty:-retainable']
        options: {report: [a.json, b.txt], depth: 8, on-leak: 'exit:3', min-age: 5s}
        types:
        - name: t
          class: a.B
          methods:
            acquire: take
            belongs-to: {method: 'put(Object)', subject: argument 0, owner: this}
            release: {method: 'free(Object)', subject: argument 0, ends: returns true}
            scope-end: {method: close(), of: t}
            wait: {method: drain(), limit: 30s}
        """;

    assertThat(mistakes(text)).isEmpty();
    assertThat(RuleFile.parse("my", "my.yaml", text).types()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "typs: []",
        "options: {dept: 3}",
        "options: {depth: 0}",
        "presets: ['netty:bytebuf']",
        "types: [{class: a.B, methods: {end: x}}]",
        "types: [{name: t, methods: {end: x}}]",
        "types: [{name: t, class: a.B}]",
        "types: [{name: t, class: a/B, methods: {end: x}}]",
        "types: [{name: t, class: a.B, methods: {aquire: x}}]",
        "types: [{name: t, class: a.B, methods: {acquire: 'x('}}]",
        "types: [{name: t, class: a.B, methods: {acquire: {amount: 1}}}]",
        "types: [{name: t, class: a.B, methods: {acquire: {method: x, amount: many}}}]",
        "types: [{name: t, class: a.B, methods: {acquire: {method: x, success: sometimes}}}]",
        "types: [{name: t, class: a.B, methods: {acquire: {method: x, ends: returns true}}}]",
        "types: [{name: t, class: a.B, methods: {wait: {method: x}}}]",
        "types: [{name: t, class: a.B, methods: {belongs-to: x}}]",
        "types: [{name: t, class: a.B, methods: {acquire: {method: x, of: t}}}]",
        "types: [{name: t, class: a.B, methods: {end: x}, message-methods: a.B}]",
      })
  void whatTheReaderRefusesIsInvalid(String text) throws IOException {
    boolean refused = false;
    try {
      RuleFile file = RuleFile.parse("my", "my.yaml", text);
      new OptionReader(file.given(), 1L << 30).read();
    } catch (ConfigException e) {
      refused = true;
    }

    assertThat(refused).isTrue();
    assertThat(mistakes(text)).isNotEmpty();
  }

  @Test
  void itKnowsTheKeysThatTheReaderKnows() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(FILE.toFile());
    JsonNode defs = schema.get("$defs");
    List<String> settings = new ArrayList<>(OptionKey.keys());
    settings.remove("config");
    List<String> ofMethods = keys(defs.get("release").get("anyOf").get(1));
    ofMethods.addAll(List.of("limit", "of"));

    assertThat(keys(schema.get("properties").get("options"))).isEqualTo(settings);
    assertThat(keys(defs.get("type").get("properties").get("methods")))
        .containsExactlyElementsOf(Words.of(Role.class).keySet());
    assertThat(ofMethods).containsExactlyInAnyOrderElementsOf(MethodRuleParser.KEYS);
    assertThat(keys(schema.get("properties").get("shared")))
        .containsExactlyInAnyOrderElementsOf(Surroundings.KEYS);
  }

  private static List<String> keys(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.get("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static Set<ValidationMessage> mistakes(String yaml) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(FILE));
    return schema.validate(YAML.readTree(yaml));
  }
}
