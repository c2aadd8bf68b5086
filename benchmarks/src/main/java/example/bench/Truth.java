package example.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the agent's reports: exactly what was planted must have leaked, and nothing been missed.
 */
final class Truth {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> failures = new ArrayList<>();
  private int checked;

  /** Checks and deletes all reports in the folder; there must be {@code expected} of them. */
  void check(String what, Path reports, int expected, long planted) {
    int found = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(reports, "*.json")) {
      for (Path file : files) {
        found++;
        check(what, JSON.readTree(file.toFile()).get("summary"), planted);
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (found != expected) {
      failures.add(what + ": " + found + " reports instead of " + expected);
    }
  }

  private void check(String what, JsonNode summary, long planted) {
    checked++;
    equal(what, summary, "leakedReferences", planted);
    equal(what, summary, "suspectReferences", 0);
    equal(what, summary, "overReleases", 0);
    equal(what, summary, "usesAfterEnd", 0);
    equal(what, summary, "mismatches", 0);
    equal(what, summary, "untracked", 0);
    equal(what, summary, "suppressedFailures", 0);
  }

  private void equal(String what, JsonNode summary, String key, long expected) {
    long actual = summary.get(key).asLong();
    if (actual != expected) {
      failures.add(what + ": " + key + " is " + actual + " instead of " + expected);
    }
  }

  /** What was wrong; empty when every report told the truth. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** Reports read. */
  int checked() {
    return checked;
  }
}
