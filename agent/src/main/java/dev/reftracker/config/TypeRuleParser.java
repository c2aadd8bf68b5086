package dev.reftracker.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads one tracked type of a rule file. */
final class TypeRuleParser {
  static final List<String> OWN_KEYS =
      List.of("name", "class", "subtypes", "methods", "labelled-by-creator");
  private static final Map<String, Role> ROLES = Words.of(Role.class);

  private TypeRuleParser() {}

  /**
   * The rule in {@code node}.
   *
   * @param source the preset or file, for messages
   * @param shared what the file says for all its types
   */
  static TypeRule parse(String source, FileNode node, Surroundings shared) {
    List<String> known = new ArrayList<>(OWN_KEYS);
    known.addAll(Surroundings.KEYS);
    Map<String, FileNode> entries = node.entries("types", known);
    Surroundings around = Surroundings.parse(entries).with(shared);
    return new TypeRule(
        source,
        name(required(node, entries, "name")),
        FramePatterns.type("class", required(node, entries, "class")),
        flag(entries, "subtypes"),
        methods(required(node, entries, "methods")),
        around.excludedClasses(),
        around.excludedBegins(),
        around.classInitialisers() != null && around.classInitialisers(),
        around.harmlessClasses(),
        around.harmlessBegins(),
        around.transparent(),
        around.handedOverAs(),
        around.families(),
        around.messageMethods(),
        flag(entries, "labelled-by-creator"));
  }

  private static FileNode required(FileNode node, Map<String, FileNode> entries, String key) {
    FileNode value = entries.get(key);
    if (value == null) {
      throw node.wrong("A type has no " + key, "Write " + key + ": below it.");
    }
    return value;
  }

  private static String name(FileNode node) {
    String name = node.text("name");
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
      throw node.wrong(
          "Type name " + name + " not understood", "Take letters, digits, dots and dashes.");
    }
    return name;
  }

  private static boolean flag(Map<String, FileNode> entries, String key) {
    return entries.containsKey(key) && entries.get(key).flag(key);
  }

  private static List<MethodRule> methods(FileNode node) {
    List<MethodRule> rules = new ArrayList<>();
    node.entries("methods", List.copyOf(ROLES.keySet()))
        .forEach(
            (key, methods) -> {
              for (FileNode method : methods.elements()) {
                rules.addAll(MethodRuleParser.parse(ROLES.get(key), method));
              }
            });
    if (rules.isEmpty()) {
      throw node.wrong("A type has no methods", "Name them under begin, acquire and release.");
    }
    return List.copyOf(rules);
  }
}
