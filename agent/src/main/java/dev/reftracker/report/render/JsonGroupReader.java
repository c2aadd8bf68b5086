package dev.reftracker.report.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reftracker.report.Example;
import dev.reftracker.report.Forgetting;
import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.Verdict;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads groups of references. */
final class JsonGroupReader {

  private JsonGroupReader() {}

  /** The groups of a key; empty when there are none. */
  static List<LeakGroup> groups(JsonNode node, String key) {
    Map<String, LinkedList<LeakGroup>> waiting = new HashMap<>();
    LinkedList<LeakGroup> top = new LinkedList<>();
    JsonNode list = node.path(key);
    for (int i = list.size() - 1; i >= 0; i--) { // dependants stand behind what they depend on
      JsonNode one = list.get(i);
      List<LeakGroup> dependants = waiting.remove(JsonIn.text(one, "fingerprint"));
      LeakGroup group = group(one, dependants == null ? List.of() : List.copyOf(dependants));
      String owner = JsonIn.text(one, "dependantOf");
      LinkedList<LeakGroup> place =
          owner == null ? top : waiting.computeIfAbsent(owner, key2 -> new LinkedList<>());
      place.addFirst(group);
    }
    return List.copyOf(top);
  }

  /** The culprit of a finding, or null. */
  static LeakGroup.Culprit culprit(JsonNode finding) {
    return JsonIn.part(finding, "culprit", JsonGroupReader::named);
  }

  private static LeakGroup.Culprit named(JsonNode node) {
    return new LeakGroup.Culprit(
        JsonIn.frame(node, "site"), JsonIn.text(node, "why"), JsonIn.fraction(node, "score"));
  }

  private static LeakGroup group(JsonNode node, List<LeakGroup> dependants) {
    return new LeakGroup(
        JsonIn.text(node, "fingerprint"),
        JsonIn.text(node, "type"),
        JsonIn.text(node, "class"),
        Verdict.valueOf(node.path("verdict").asText().toUpperCase(Locale.ROOT)),
        node.path("harmless").asBoolean(),
        "collected".equals(JsonIn.text(node, "state")),
        JsonIn.number(node, "objects"),
        JsonIn.number(node, "references"),
        JsonIn.part(node, "acquire", JsonGroupReader::acquire),
        JsonIn.part(node, "missingRelease", JsonGroupReader::missingRelease),
        JsonIn.frame(node.path("surplusAcquire"), "site"),
        JsonIn.part(node, "lastHolder", JsonGroupReader::lastHolder),
        culprit(node),
        JsonIn.list(node, "others", JsonGroupReader::named),
        JsonIn.part(node, "forgetting", JsonGroupReader::forgetting),
        "exact".equals(JsonIn.text(node, "pairing")),
        JsonIn.text(node, "pairingRule"),
        JsonIn.fraction(node, "pairingScore"),
        JsonIn.text(node, "holder"),
        JsonIn.number(node, "oldestAgeMillis"),
        JsonIn.number(node, "newestAgeMillis"),
        JsonIn.list(node, "ages", JsonGroupReader::age),
        node.path("growth").isNumber() ? (Long) node.path("growth").asLong() : null,
        JsonIn.fraction(node, "stackShare"),
        JsonIn.list(node, "examples", JsonGroupReader::example),
        dependants,
        JsonIn.texts(node, "notes"));
  }

  private static Forgetting forgetting(JsonNode node) {
    return new Forgetting(
        JsonIn.list(node, "exits", JsonGroupReader::exit),
        JsonIn.frame(node, "others"),
        JsonIn.text(node, "othersDo"));
  }

  private static Forgetting.Exit exit(JsonNode node) {
    return new Forgetting.Exit(
        JsonIn.text(node, "by"), JsonIn.frame(node, "at"), JsonIn.text(node, "call"));
  }

  private static LeakGroup.Acquire acquire(JsonNode node) {
    return new LeakGroup.Acquire(
        JsonIn.frame(node, "site"),
        JsonIn.stack(node, "stack"),
        JsonIn.texts(node, "threads"),
        JsonIn.frame(node, "app"));
  }

  private static LeakGroup.MissingRelease missingRelease(JsonNode node) {
    return new LeakGroup.MissingRelease(
        JsonIn.frame(node, "site"),
        JsonIn.number(node, "healthyObjects"),
        node.path("atLeast").asBoolean(),
        JsonIn.fraction(node, "share"));
  }

  private static LeakGroup.LastHolder lastHolder(JsonNode node) {
    return new LeakGroup.LastHolder(
        JsonIn.frame(node, "site"),
        JsonIn.stack(node, "stack"),
        JsonIn.text(node, "kind"),
        JsonIn.text(node, "hint"),
        JsonIn.text(node, "thread"));
  }

  private static LeakGroup.AgeClass age(JsonNode node) {
    return new LeakGroup.AgeClass(
        node.path("upToMillis").asLong(Long.MAX_VALUE), JsonIn.number(node, "references"));
  }

  private static Example example(JsonNode node) {
    return new Example(
        JsonIn.text(node, "object"),
        JsonIn.list(node, "events", JsonGroupReader::step),
        JsonIn.number(node, "omitted"));
  }

  private static Example.Step step(JsonNode node) {
    return new Example.Step(
        JsonIn.text(node, "op"),
        (int) JsonIn.number(node, "amount"),
        JsonIn.number(node, "countAfter"),
        JsonIn.time(node, "at"),
        JsonIn.text(node, "thread"),
        JsonIn.text(node, "holder"),
        JsonIn.text(node, "kind"),
        JsonIn.frame(node, "site"),
        JsonIn.stack(node, "stack"));
  }
}
