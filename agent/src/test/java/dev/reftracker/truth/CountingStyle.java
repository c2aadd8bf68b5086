package dev.reftracker.truth;

import java.util.List;
import java.util.Map;

/**
 * How the counted class of a program writes its counting, so that nothing is learned from names.
 *
 * @param type name of the counted class
 * @param retain name of the method that takes a reference
 * @param release name of the method that gives one back
 * @param attempting whether {@code retain} delegates to a {@code try} method that does the counting
 * @param warm whether the program also fills a cache that it rightly keeps to its end
 * @param handles whether {@code retain} returns a handle, on which {@code release} is called
 */
record CountingStyle(
    String type, String retain, String release, boolean attempting, boolean warm, boolean handles) {
  private static final String MAIN = "public static void main\\(String\\[] args\\)[^{]*\\{\n";
  private static final List<String> TYPES =
      List.of("Buffer", "Page", "Segment", "Chunk", "Block", "Reader", "Frame");
  private static final List<List<String>> PAIRS =
      List.of(
          List.of("retain", "release"),
          List.of("incRef", "decRef"),
          List.of("ref", "unref"),
          List.of("addRef", "dropRef"),
          List.of("acquire", "release"),
          List.of("reserve", "release"));

  /** First line of a template whose counted class gives handles. */
  static final String HANDLES = "//HANDLES";

  /** Draws a style for a template. */
  static CountingStyle draw(String template, Dice dice) {
    List<String> pair = dice.oneOf(PAIRS);
    boolean handles = template.startsWith(HANDLES);
    return new CountingStyle(
        dice.oneOf(TYPES),
        pair.get(0),
        pair.get(1),
        dice.coin() && !handles,
        dice.coin() && !handles,
        handles);
  }

  /** The names that templates use for the counted class. */
  Map<String, String> names() {
    return Map.of(
        "Res",
        type,
        "Slice",
        type + "Slice",
        "Pooled",
        "Pooled" + type,
        "Pool",
        type + "Pool",
        "Ref",
        type + "Ref",
        "retain",
        retain,
        "release",
        release,
        "leaf",
        leaf());
  }

  /** Template of the counted class. */
  String source() {
    if (handles) {
      return Family.text("toy/handles.java.txt") + Family.text("toy/tally.java.txt");
    }
    return Family.text(attempting ? "toy/attempting.java.txt" : "toy/direct.java.txt")
        + Family.text("toy/common.java.txt")
        + (warm ? Family.text("toy/warm.java.txt") : "")
        + Family.text("toy/tally.java.txt");
  }

  /** The template with the cache filled first, where this style wants that. */
  String started(String template) {
    return warm ? template.replaceFirst(MAIN, "$0    Warm.start();\n") : template;
  }

  /** The rule file that a user of the class would write. */
  String rules() {
    String text = Family.text(handles ? "toy/handles.yaml" : "toy/counted.yaml");
    for (Map.Entry<String, String> name : names().entrySet()) {
      text = text.replace("$" + name.getKey() + "$", name.getValue());
    }
    return text.replace("$success$", attempting ? "returns true" : "always");
  }

  private String leaf() {
    return attempting
        ? "try" + Character.toUpperCase(retain.charAt(0)) + retain.substring(1)
        : retain;
  }
}
