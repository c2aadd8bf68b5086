package dev.reftracker.report.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reftracker.report.Frame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the values of a report; what is null or missing is unknown. */
final class JsonIn {

  private JsonIn() {}

  /** The text of a key, or null. */
  static String text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isMissingNode() || value.isNull() ? null : value.asText();
  }

  /** The number of a key, or 0. */
  static long number(JsonNode node, String key) {
    return node.path(key).asLong();
  }

  /** The share or score of a key, or not a number. */
  static double fraction(JsonNode node, String key) {
    return node.path(key).asDouble(Double.NaN);
  }

  /** The moment of a key, or null. */
  static Instant time(JsonNode node, String key) {
    String text = text(node, key);
    return text == null ? null : Instant.parse(text);
  }

  /** The frame of a key, or null. */
  static Frame frame(JsonNode node, String key) {
    return part(node, key, JsonIn::frame);
  }

  /** The frames of a key; empty when there are none. */
  static List<Frame> stack(JsonNode node, String key) {
    return list(node, key, JsonIn::frame);
  }

  /** The texts of a key; empty when there are none. */
  static List<String> texts(JsonNode node, String key) {
    return list(node, key, JsonNode::asText);
  }

  /** The object of a key, or null. */
  static <T> T part(JsonNode node, String key, Function<JsonNode, T> reader) {
    JsonNode value = node.path(key);
    return value.isObject() ? reader.apply(value) : null;
  }

  /** The objects of a key; empty when there are none. */
  static <T> List<T> list(JsonNode node, String key, Function<JsonNode, T> reader) {
    List<T> values = new ArrayList<>();
    for (JsonNode element : node.path(key)) {
      values.add(reader.apply(element));
    }
    return List.copyOf(values);
  }

  private static Frame frame(JsonNode node) {
    return new Frame(
        text(node, "class"), text(node, "method"), text(node, "file"), node.path("line").asInt(-1));
  }
}
