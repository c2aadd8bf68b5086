package dev.reftracker.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value in a rule file, which knows where it stands.
 *
 * @param where file and line, for messages
 * @param scalar the text of a scalar; null for a list, a map and for nothing
 * @param list the elements of a list, else null
 * @param map the entries of a map in order, else null
 */
record FileNode(String where, String scalar, List<FileNode> list, Map<String, FileNode> map) {

  /** A scalar; {@code text} may be null for an empty value. */
  static FileNode scalar(String where, String text) {
    return new FileNode(where, text, null, null);
  }

  /** A list. */
  static FileNode list(String where, List<FileNode> elements) {
    return new FileNode(where, null, elements, null);
  }

  /** A map. */
  static FileNode map(String where, Map<String, FileNode> entries) {
    return new FileNode(where, null, null, new LinkedHashMap<>(entries));
  }

  /** A mistake here: {@code what} is wrong, {@code todo} says what to write. */
  ConfigException wrong(String what, String todo) {
    return new ConfigException(what + " (" + where + "). " + todo);
  }

  /** The text of a scalar that must not be empty; {@code what} names it in the message. */
  String text(String what) {
    if (scalar == null || scalar.isBlank()) {
      throw wrong(what + " must be a text", "Write one value after it.");
    }
    return scalar.trim();
  }

  /** Whether a scalar says {@code true}; {@code what} names it in the message. */
  boolean flag(String what) {
    String text = text(what);
    if (!text.equals("true") && !text.equals("false")) {
      throw wrong(what + " is " + text, "Write true or false.");
    }
    return text.equals("true");
  }

  /** The elements of a list; a single value counts as a list of one, nothing as an empty list. */
  List<FileNode> elements() {
    if (list != null) {
      return list;
    }
    return map == null && scalar == null ? List.of() : List.of(this);
  }

  /** The entries of a map; {@code what} names it in the message. */
  Map<String, FileNode> entries(String what) {
    if (map == null) {
      throw wrong(what + " must have keys below it", "Write key: value.");
    }
    return map;
  }

  /** The entries of a map after checking that all its keys are in {@code known}. */
  Map<String, FileNode> entries(String what, List<String> known) {
    entries(what)
        .forEach(
            (key, value) -> {
              if (!known.contains(key)) {
                throw value.wrong("Unknown key " + key + " in " + what, Nearest.hint(key, known));
              }
            });
    return map;
  }
}
