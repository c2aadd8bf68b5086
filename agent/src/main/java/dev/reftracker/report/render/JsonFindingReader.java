package dev.reftracker.report.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reftracker.report.Mismatch;
import dev.reftracker.report.OutlivedScope;
import dev.reftracker.report.OverRelease;
import dev.reftracker.report.StuckWait;
import dev.reftracker.report.UseAfterEnd;
import java.util.List;

/** Reads the findings that are not leaks. */
final class JsonFindingReader {

  private JsonFindingReader() {}

  static List<OverRelease> overReleases(JsonNode root) {
    return JsonIn.list(
        root,
        "overReleases",
        node ->
            new OverRelease(
                JsonIn.text(node, "fingerprint"),
                JsonIn.text(node, "type"),
                JsonIn.text(node, "class"),
                JsonIn.number(node, "objects"),
                event(node, "release"),
                JsonIn.list(node, "previousReleases", JsonFindingReader::event),
                event(node, "acquire"),
                JsonGroupReader.culprit(node),
                JsonIn.text(node, "evidence"),
                JsonIn.list(node, "lives", JsonFindingReader::life),
                JsonIn.texts(node, "notes")));
  }

  static List<UseAfterEnd> usesAfterEnd(JsonNode root) {
    return JsonIn.list(
        root,
        "usesAfterEnd",
        node ->
            new UseAfterEnd(
                JsonIn.text(node, "fingerprint"),
                JsonIn.text(node, "type"),
                JsonIn.text(node, "class"),
                JsonIn.number(node, "objects"),
                event(node, "use"),
                event(node, "ending"),
                JsonIn.text(node, "exception")));
  }

  static List<Mismatch> mismatches(JsonNode root) {
    return JsonIn.list(
        root,
        "mismatches",
        node ->
            new Mismatch(
                JsonIn.text(node, "type"),
                JsonIn.text(node, "class"),
                JsonIn.number(node, "objects"),
                JsonIn.number(node, "booked"),
                JsonIn.number(node, "counted"),
                event(node, "between"),
                event(node, "and")));
  }

  static List<OutlivedScope> scopes(JsonNode root) {
    return JsonIn.list(
        root,
        "scopes",
        node ->
            new OutlivedScope(
                JsonIn.text(node, "owner"),
                JsonIn.text(node, "type"),
                JsonIn.number(node, "times"),
                JsonIn.time(node, "endedAt"),
                event(node, "end"),
                JsonGroupReader.groups(node, "left"),
                JsonIn.texts(node, "notes")));
  }

  static List<StuckWait> stuck(JsonNode root) {
    return JsonIn.list(
        root,
        "stuck",
        node ->
            new StuckWait(
                JsonIn.text(node, "kind"),
                JsonIn.text(node, "class"),
                JsonIn.number(node, "waitingMillis"),
                event(node, "waitedAt"),
                JsonGroupReader.groups(node, "references")));
  }

  private static OverRelease.Life life(JsonNode node) {
    return new OverRelease.Life(
        event(node, "begin"),
        JsonIn.list(node, "releases", JsonFindingReader::event),
        JsonIn.list(node, "late", JsonFindingReader::event));
  }

  private static OverRelease.Event event(JsonNode node, String key) {
    return JsonIn.part(node, key, JsonFindingReader::event);
  }

  private static OverRelease.Event event(JsonNode node) {
    return new OverRelease.Event(
        JsonIn.frame(node, "site"),
        JsonIn.stack(node, "stack"),
        JsonIn.text(node, "thread"),
        JsonIn.time(node, "at"));
  }
}
