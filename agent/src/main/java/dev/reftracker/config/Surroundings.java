package dev.reftracker.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is known about the frames around the counting methods. A file may say it for one type, or
 * under {@code shared} for all its types.
 *
 * @param excludedClasses see {@link TypeRule}
 * @param excludedBegins see {@link TypeRule}
 * @param classInitialisers see {@link TypeRule}; null where it is not said
 * @param harmlessClasses see {@link TypeRule}
 * @param harmlessBegins see {@link TypeRule}
 * @param transparent see {@link TypeRule}
 * @param handedOverAs see {@link TypeRule}
 * @param families see {@link TypeRule}
 * @param messageMethods see {@link TypeRule}
 */
record Surroundings(
    List<ClassPattern> excludedClasses,
    List<FramePattern> excludedBegins,
    Boolean classInitialisers,
    List<ClassPattern> harmlessClasses,
    List<FramePattern> harmlessBegins,
    List<FramePattern> transparent,
    List<ClassPattern> handedOverAs,
    List<ClassPattern> families,
    List<FramePattern> messageMethods) {
  static final List<String> KEYS =
      List.of(
          "exclude", "harmless", "transparent", "handed-over-as", "families", "message-methods");
  private static final List<String> EXCLUDE_KEYS =
      List.of("classes", "begun-in", "class-initialisers");
  private static final List<String> HARMLESS_KEYS = List.of("classes", "begun-in");

  /** Reads them from the entries of a type or of {@code shared}. */
  static Surroundings parse(Map<String, FileNode> entries) {
    Map<String, FileNode> excluded = targets("exclude", EXCLUDE_KEYS, entries);
    Map<String, FileNode> harmless = targets("harmless", HARMLESS_KEYS, entries);
    FileNode initialisers = excluded.get("class-initialisers");
    return new Surroundings(
        types("classes", excluded),
        frames("begun-in", excluded),
        initialisers == null ? null : initialisers.flag("class-initialisers"),
        types("classes", harmless),
        frames("begun-in", harmless),
        frames("transparent", entries),
        types("handed-over-as", entries),
        types("families", entries),
        messageMethods(entries));
  }

  /** These and {@code shared} together, these first. */
  Surroundings with(Surroundings shared) {
    return new Surroundings(
        both(excludedClasses, shared.excludedClasses),
        both(excludedBegins, shared.excludedBegins),
        classInitialisers != null ? classInitialisers : shared.classInitialisers,
        both(harmlessClasses, shared.harmlessClasses),
        both(harmlessBegins, shared.harmlessBegins),
        both(transparent, shared.transparent),
        both(handedOverAs, shared.handedOverAs),
        both(families, shared.families),
        both(messageMethods, shared.messageMethods));
  }

  private static Map<String, FileNode> targets(
      String key, List<String> keys, Map<String, FileNode> entries) {
    FileNode node = entries.get(key);
    return node == null ? Map.of() : node.entries(key, keys);
  }

  private static List<ClassPattern> types(String key, Map<String, FileNode> entries) {
    FileNode node = entries.get(key);
    return node == null
        ? List.of()
        : node.elements().stream().map(element -> FramePatterns.type(key, element)).toList();
  }

  private static List<FramePattern> frames(String key, Map<String, FileNode> entries) {
    FileNode node = entries.get(key);
    return node == null
        ? List.of()
        : node.elements().stream().map(element -> FramePatterns.frame(key, element)).toList();
  }

  private static List<FramePattern> messageMethods(Map<String, FileNode> entries) {
    List<FramePattern> methods = frames("message-methods", entries);
    for (FramePattern method : methods) {
      if (method.method() == null) {
        throw entries
            .get("message-methods")
            .wrong(
                "message-methods " + method.type().text() + " names no method",
                "Write CLASS#METHOD.");
      }
    }
    return methods;
  }

  private static <T> List<T> both(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    second.stream().filter(element -> !all.contains(element)).forEach(all::add);
    return List.copyOf(all);
  }
}
