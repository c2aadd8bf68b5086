package dev.reftracker.report.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.reftracker.report.CoverageEntry;
import dev.reftracker.report.LeakReport;
import dev.reftracker.report.ProcessInfo;
import dev.reftracker.report.Summary;
import dev.reftracker.report.TypeTotals;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads a report back from its JSON form, for the command line.
 *
 * <p>Keys that are missing read as unknown (null, 0, an empty list) and keys that are new are
 * passed over, so reports of other builds of the same version can be read. Any thread; no state.
 */
public final class JsonReader {

  /**
   * Reads a report.
   *
   * @param in the JSON; not closed
   * @return the report, equal to the one written
   * @throws IOException when the stream fails, the text is no JSON, no report of ours, or of
   *     another version; the message says which
   */
  public LeakReport read(InputStream in) throws IOException {
    JsonNode root = JsonMapper.builder().build().readTree(in);
    if (root == null || !JsonRenderer.FORMAT.equals(root.path("format").asText())) {
      throw new IOException(
          "not a report: the key \"format\" is not \"" + JsonRenderer.FORMAT + '"');
    }
    if (root.path("version").asInt() != JsonRenderer.VERSION) {
      throw new IOException(
          "report of version "
              + root.path("version").asText("unknown")
              + "; this build reads "
              + JsonRenderer.VERSION);
    }
    try {
      return report(root);
    } catch (RuntimeException e) {
      throw new IOException("report is damaged: " + e.getMessage(), e);
    }
  }

  private static LeakReport report(JsonNode root) {
    return new LeakReport(
        process(root.path("process")),
        summary(root.path("summary")),
        types(root),
        coverage(root),
        JsonGroupReader.groups(root, "leaks"),
        JsonFindingReader.overReleases(root),
        JsonFindingReader.usesAfterEnd(root),
        JsonFindingReader.mismatches(root),
        JsonFindingReader.scopes(root),
        JsonFindingReader.stuck(root),
        JsonIn.texts(root, "completeness"),
        JsonIn.texts(root, "learned"),
        JsonIn.texts(root, "known"));
  }

  private static ProcessInfo process(JsonNode node) {
    return new ProcessInfo(
        JsonIn.number(node, "pid"),
        JsonIn.text(node, "command"),
        JsonIn.text(node, "jvm"),
        JsonIn.time(node, "startedAt"),
        JsonIn.time(node, "reportedAt"),
        JsonIn.text(node, "trigger"),
        JsonIn.text(node, "gc"));
  }

  private static Summary summary(JsonNode node) {
    return new Summary(
        JsonIn.number(node, "leakedReferences"),
        JsonIn.number(node, "leakedObjects"),
        (int) JsonIn.number(node, "leakGroups"),
        JsonIn.number(node, "overReleases"),
        JsonIn.number(node, "usesAfterEnd"),
        JsonIn.number(node, "mismatches"),
        JsonIn.number(node, "scopes"),
        JsonIn.number(node, "stuck"),
        JsonIn.number(node, "suspectReferences"),
        JsonIn.number(node, "heldReferences"),
        JsonIn.number(node, "harmlessReferences"),
        JsonIn.number(node, "acquires"),
        JsonIn.number(node, "releases"),
        JsonIn.number(node, "liveObjects"),
        JsonIn.number(node, "untracked"),
        JsonIn.number(node, "suppressedFailures"),
        JsonIn.number(node, "comparisons"),
        JsonIn.text(node, "detail"));
  }

  private static List<TypeTotals> types(JsonNode root) {
    return JsonIn.list(
        root,
        "types",
        node ->
            new TypeTotals(
                JsonIn.text(node, "type"),
                JsonIn.text(node, "class"),
                JsonIn.number(node, "leakedObjects"),
                JsonIn.number(node, "leakedReferences"),
                JsonIn.number(node, "suspectObjects"),
                JsonIn.number(node, "heldObjects"),
                JsonIn.number(node, "lifecycles")));
  }

  private static List<CoverageEntry> coverage(JsonNode root) {
    return JsonIn.list(
        root,
        "coverage",
        node ->
            new CoverageEntry(
                JsonIn.text(node, "type"),
                JsonIn.text(node, "class"),
                JsonIn.text(node, "method"),
                JsonIn.text(node, "role"),
                node.path("woven").asBoolean(),
                JsonIn.number(node, "calls"),
                JsonIn.text(node, "refusal")));
  }
}
