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
    List<JsonNode> all = summaries(reports);
    all.forEach(summary -> check(what, summary, planted));
    equal(what, "number of reports", all.size(), expected);
  }

  /**
   * Checks and deletes the report of a program that took so many references, more than the budget
   * allows to record: each is either live or counted as not recorded, but for the one object that
   * was being taken when recording stopped, whose books claim nothing.
   */
  void counted(String what, Path reports, long references) {
    JsonNode summary = summaries(reports).get(0);
    checked++;
    long live = summary.get("heldReferences").asLong();
    long missing = references - live - summary.get("untracked").asLong();
    equal(
        what,
        "all references but one at most are accounted for",
        missing == 0 || missing == 1,
        true);
    equal(what, summary, "acquires", references);
    clean(what, summary);
  }

  private static List<JsonNode> summaries(Path reports) {
    List<JsonNode> all = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(reports, "*.json")) {
      for (Path file : files) {
        all.add(JSON.readTree(file.toFile()).get("summary"));
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private void check(String what, JsonNode summary, long planted) {
    checked++;
    equal(what, summary, "leakedReferences", planted);
    equal(what, summary, "untracked", 0);
    clean(what, summary);
  }

  private void clean(String what, JsonNode summary) {
    equal(what, summary, "suspectReferences", 0);
    equal(what, summary, "overReleases", 0);
    equal(what, summary, "usesAfterEnd", 0);
    equal(what, summary, "mismatches", 0);
    equal(what, summary, "suppressedFailures", 0);
  }

  /** A report that was read elsewhere. */
  void planted(String what, long found, long planted) {
    checked++;
    equal(what, "planted leaks reported", found, planted);
  }

  private void equal(String what, JsonNode summary, String key, long expected) {
    equal(what, key, summary.get(key).asLong(), expected);
  }

  /** Notes a failure where the two are not the same. */
  void equal(String what, String key, Object actual, Object expected) {
    if (!actual.equals(expected)) {
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
