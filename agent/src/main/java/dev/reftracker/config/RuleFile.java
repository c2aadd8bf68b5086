package dev.reftracker.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A rule file as read.
 *
 * @param given the presets and settings that it names
 * @param types the types that it declares
 */
record RuleFile(GivenOptions given, List<TypeRule> types) {
  static final List<String> KEYS = List.of("description", "presets", "options", "shared", "types");

  /**
   * Reads {@code text}.
   *
   * @param source the preset's name or the file's path, which its types carry for messages
   * @param file the file's name for messages; {@code .json} means JSON
   * @throws ConfigException for the first mistake, with its line
   */
  static RuleFile parse(String source, String file, String text) {
    Map<String, FileNode> entries = FileTree.parse(file, text).entries(file, KEYS);
    GivenOptions given = GivenOptions.none();
    for (FileNode preset : elements(entries, "presets")) {
      given.presets().add(PresetChoice.parse(preset.text("presets"), preset.where()));
    }
    if (entries.containsKey("options")) {
      entries.get("options").entries("options").forEach((key, node) -> setting(given, key, node));
    }
    FileNode shared = entries.get("shared");
    Surroundings around =
        Surroundings.parse(shared == null ? Map.of() : shared.entries("shared", Surroundings.KEYS));
    List<TypeRule> types = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (FileNode node : elements(entries, "types")) {
      TypeRule type = TypeRuleParser.parse(source, node, around);
      if (!names.add(type.name())) {
        throw node.wrong("Type " + type.name() + " is declared twice", "Give it another name.");
      }
      types.add(type);
    }
    for (FileNode node : elements(entries, "types")) {
      checkTypesNamed(node, names);
    }
    return new RuleFile(given, List.copyOf(types));
  }

  /** What {@code of} names must be a type of the same file. */
  private static void checkTypesNamed(FileNode node, Set<String> names) {
    if (node.map() != null) {
      FileNode of = node.map().get("of");
      if (of != null && !names.contains(of.text("of"))) {
        throw of.wrong("There is no type " + of.text("of"), Nearest.hint(of.text("of"), names));
      }
      node.map().values().forEach(value -> checkTypesNamed(value, names));
    } else if (node.list() != null) {
      node.list().forEach(element -> checkTypesNamed(element, names));
    }
  }

  private static void setting(GivenOptions given, String key, FileNode node) {
    OptionKey option = OptionKey.byKey(key);
    if (option == null || option == OptionKey.CONFIG) {
      List<String> known = new ArrayList<>(OptionKey.keys());
      known.remove(OptionKey.CONFIG.key());
      throw node.wrong("Unknown key " + key + " in options", Nearest.hint(key, known));
    }
    for (FileNode element : node.elements()) {
      given.add(option, new OptionValue(element.text(key), element.where()));
    }
  }

  private static List<FileNode> elements(Map<String, FileNode> entries, String key) {
    return entries.containsKey(key) ? entries.get(key).elements() : List.of();
  }
}
