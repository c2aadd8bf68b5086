package dev.reftracker.config;

import java.util.regex.Pattern;

/** How rule files write class and frame patterns: {@code **.a.b.C} and {@code **.a.b.C#method}. */
final class FramePatterns {
  private static final Pattern CLASS =
      Pattern.compile("(\\*\\*\\.)?[\\p{L}\\p{N}_$*]+(\\.[\\p{L}\\p{N}_$*]+)*");

  private FramePatterns() {}

  /** The class pattern that {@code node} holds; {@code what} names its key in the message. */
  static ClassPattern type(String what, FileNode node) {
    return type(what, node, node.text(what));
  }

  /** The frame pattern that {@code node} holds; {@code what} names its key in the message. */
  static FramePattern frame(String what, FileNode node) {
    String text = node.text(what);
    int hash = text.indexOf('#');
    if (hash < 0) {
      return new FramePattern(type(what, node, text), null);
    }
    String method = text.substring(hash + 1);
    if (method.isEmpty()) {
      throw node.wrong(what + " " + text + " has no method after #", "Write CLASS#METHOD.");
    }
    return new FramePattern(type(what, node, text.substring(0, hash)), method);
  }

  private static ClassPattern type(String what, FileNode node, String text) {
    if (!CLASS.matcher(text).matches()) {
      throw node.wrong(
          what + " " + text + " is no class pattern",
          "Write it like com.example.Outer$Inner, com.example.** or **.lib.Shaded.");
    }
    return new ClassPattern(text);
  }
}
