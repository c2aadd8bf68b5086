package dev.reftracker.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Reads and writes suppressions files: a YAML (or JSON) list of entries with the keys {@code type},
 * {@code stack}, {@code count}, {@code reason} and {@code expires}; only {@code stack} is needed.
 */
public final class SuppressionsFile {

  private static final Set<String> KEYS = Set.of("type", "stack", "count", "reason", "expires");

  private SuppressionsFile() {}

  /**
   * Reads a file.
   *
   * @throws PolicyFileException when it cannot be read or says something that is not understood
   */
  public static List<Suppression> read(Path file) throws PolicyFileException {
    JsonNode root;
    try {
      root = new YAMLMapper().readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new PolicyFileException(file + " line " + line + " is not YAML (option suppressions=)");
    } catch (IOException e) {
      throw new PolicyFileException(file + " cannot be read (option suppressions=): " + e);
    }
    List<Suppression> entries = new ArrayList<>();
    if (root == null || root.isMissingNode() || root.isNull()) {
      return entries; // an empty file suppresses nothing
    }
    if (!root.isArray()) {
      throw new PolicyFileException(
          file + " must be a list of entries, each with stack: (option suppressions=)");
    }
    for (JsonNode node : root) {
      entries.add(entry(file, entries.size() + 1, node));
    }
    return entries;
  }

  /** Entries that would suppress everything in the report that counts, ready to be pasted. */
  public static String entriesFor(LeakReport report) {
    StringBuilder text = new StringBuilder();
    for (Found found : Found.in(report)) {
      if (!found.frames().isEmpty()) {
        Frame frame = found.frames().get(0);
        text.append("- type: ").append(found.type());
        text.append("\n  stack: \"").append(frame.className()).append('#').append(frame.method());
        text.append("\"\n  count: ").append(found.number());
        text.append("\n  reason: say why this ").append(found.kind().singular);
        text.append(" is accepted\n");
      }
    }
    return text.toString();
  }

  private static Suppression entry(Path file, int number, JsonNode node)
      throws PolicyFileException {
    String where = file + " entry " + number;
    if (!node.isObject() || !node.path("stack").isTextual()) {
      throw new PolicyFileException(
          where + " has no stack: (package.Class#method; * for any characters)");
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!KEYS.contains(name)) {
        throw new PolicyFileException(
            where + " has the unknown key " + name + "; known are " + KEYS);
      }
    }
    if (node.has("count") && !node.get("count").canConvertToLong()) {
      throw new PolicyFileException(where + ": count must be a whole number");
    }
    return new Suppression(
        node.path("type").asText(null),
        node.get("stack").asText(),
        node.has("count") ? node.get("count").asLong() : null,
        node.path("reason").asText(null),
        date(where, node.path("expires").asText(null)));
  }

  private static LocalDate date(String where, String text) throws PolicyFileException {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new PolicyFileException(
          where + ": expires must be a date like 2027-01-31, not " + text);
    }
  }
}
