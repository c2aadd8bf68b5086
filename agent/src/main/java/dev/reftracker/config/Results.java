package dev.reftracker.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How rule files write a {@link Success}: {@code returns true}. */
final class Results {
  private static final Map<String, Success> BY_TEXT = new LinkedHashMap<>();

  static {
    BY_TEXT.put("always", Success.ALWAYS);
    BY_TEXT.put("returns true", Success.RETURN_TRUE);
    BY_TEXT.put("returns non-null", Success.RETURN_NON_NULL);
    BY_TEXT.put("returns not negative", Success.RETURN_NOT_NEGATIVE);
    BY_TEXT.put("returns zero", Success.RETURN_ZERO);
    BY_TEXT.put("never", Success.NEVER);
  }

  private Results() {}

  /** The results that {@code node} names; {@code key} is {@code success} or {@code ends}. */
  static Success parse(String key, FileNode node) {
    String text = node.text(key);
    Success success = BY_TEXT.get(text);
    List<String> valid = new ArrayList<>(BY_TEXT.keySet());
    valid.remove(key.equals("ends") ? "always" : "never");
    if (!valid.contains(text)) {
      throw node.wrong(key + " is " + text, "Take one of " + String.join(", ", valid) + ".");
    }
    return success;
  }
}
