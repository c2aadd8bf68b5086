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
 */
record CountingStyle(String type, String retain, String release, boolean attempting) {
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

  /** Draws a style. */
  static CountingStyle draw(Dice dice) {
    List<String> pair = dice.oneOf(PAIRS);
    return new CountingStyle(dice.oneOf(TYPES), pair.get(0), pair.get(1), dice.coin());
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
        "tryRetain",
        leaf());
  }

  /** Template of the counted class. */
  String source() {
    return Family.text(attempting ? "toy/attempting.java.txt" : "toy/direct.java.txt")
        + Family.text("toy/common.java.txt");
  }

  /** The method that changes the count upwards. */
  String leaf() {
    return attempting
        ? "try" + Character.toUpperCase(retain.charAt(0)) + retain.substring(1)
        : retain;
  }
}
