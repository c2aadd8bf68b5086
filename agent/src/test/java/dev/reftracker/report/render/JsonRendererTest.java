package dev.reftracker.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.reftracker.report.LeakReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of {@link JsonRenderer} and {@link JsonReader}. */
class JsonRendererTest {

  private static final Path SCHEMA = Path.of("../docs/report.schema.json");

  @ParameterizedTest
  @EnumSource
  void everyShapeIsWrittenAsItsGoldenFileShows(Shape shape) throws IOException {
    String json = new JsonRenderer().render(shape.report());

    Golden.check(json, Golden.name(shape) + ".json");
  }

  @ParameterizedTest
  @EnumSource
  void everyShapeObeysThePublishedSchema(Shape shape) throws IOException {
    JsonNode json = new ObjectMapper().readTree(new JsonRenderer().render(shape.report()));

    assertThat(schema().validate(json)).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatTheFormatDoesNotKnow() throws IOException {
    String json = new JsonRenderer().render(Shape.ONE_LEAK.report());

    JsonNode wrong =
        new ObjectMapper().readTree(json.replace("\"verdict\":\"leak\"", "\"verdict\":\"LEAK\""));

    assertThat(schema().validate(wrong)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenReadsBackEqual(Shape shape) throws IOException {
    LeakReport report = shape.report();
    ByteArrayOutputStream written = new ByteArrayOutputStream();

    new JsonRenderer().write(report, written);
    LeakReport read = new JsonReader().read(new ByteArrayInputStream(written.toByteArray()));

    assertThat(read).isEqualTo(report);
    assertThat(written.toString(StandardCharsets.UTF_8))
        .isEqualTo(new JsonRenderer().render(report));
  }

  @Test
  void keysOfLaterBuildsArePassedOver() throws IOException {
    String json = new JsonRenderer().render(Shape.ONE_LEAK.report());

    LeakReport read =
        read(json.replace("\"fingerprint\":", "\"later\":{\"x\":[1]},\"fingerprint\":"));

    assertThat(read).isEqualTo(Shape.ONE_LEAK.report());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"format\":\"other\"}",
        "{\"format\":\"reftracker-report\",\"version\":2}",
        "{\"format\":\"reftracker-report\",\"version\":1,\"leaks\":[{\"verdict\":\"odd\"}]}",
        "{\"format\":\"reftracker-report\",\"version\":1,\"leaks\":["
      })
  void whatIsNoReportOfThisVersionIsRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IOException.class)
        .hasMessageMatching("(?s).+");
  }

  private static LeakReport read(String json) throws IOException {
    return new JsonReader().read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static JsonSchema schema() throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Files.readString(SCHEMA));
  }
}
