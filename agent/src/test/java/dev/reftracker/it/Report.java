package dev.reftracker.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A JSON report as its readers see it.
 *
 * @param json the whole of it
 */
record Report(JsonNode json) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Reads a report; fails when it is not JSON. */
  static Report read(Path file) {
    try {
      return new Report(MAPPER.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A number of the summary. */
  long summary(String key) {
    JsonNode value = json.path("summary").path(key);
    if (!value.isNumber()) {
      throw new AssertionError("no number summary." + key + " in " + json.path("summary"));
    }
    return value.asLong();
  }

  /** A text of the process section. */
  String process(String key) {
    return json.path("process").path(key).asText();
  }

  /** The groups with that verdict in the report's order, each followed by its dependants. */
  List<JsonNode> groups(String verdict) {
    List<JsonNode> found = new ArrayList<>();
    collect(json.path("leaks"), found);
    return found.stream().filter(group -> verdict.equals(group.path("verdict").asText())).toList();
  }

  /** The groups with verdict leak. */
  List<JsonNode> leaks() {
    return groups("leak");
  }

  /** The over-releases. */
  List<JsonNode> overReleases() {
    return list(json.path("overReleases"));
  }

  /** How often the methods with that role counted, over all rules. */
  long calls(String role) {
    return list(json.path("coverage")).stream()
        .filter(entry -> role.equals(entry.path("role").asText()))
        .mapToLong(entry -> entry.path("calls").asLong())
        .sum();
  }

  /** The elements of an array. */
  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static void collect(JsonNode groups, List<JsonNode> to) {
    for (JsonNode group : groups) {
      to.add(group);
      collect(group.path("dependants"), to);
    }
  }
}
