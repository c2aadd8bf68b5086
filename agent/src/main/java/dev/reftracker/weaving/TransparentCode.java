package dev.reftracker.weaving;

import dev.reftracker.config.FramePattern;
import dev.reftracker.config.TypeRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which code says nothing about who wants a reference, by the rules. Thread-safe. */
final class TransparentCode {

  private final List<TypeRule> rules;
  private final Map<String, List<FramePattern>> patterns = new ConcurrentHashMap<>();

  TransparentCode(List<TypeRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Whether frames of the method say nothing about who wants a reference. */
  boolean covers(String owner, String method) {
    for (FramePattern pattern : patternsFor(owner)) {
      if (pattern.method() == null || pattern.method().equals(method)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the class itself declares counting methods: what it calls on itself is nobody's wish.
   */
  boolean isDeclaring(String owner) {
    return isDeclaring(owner, rules);
  }

  /** The same for one who has only the rules. */
  static boolean isDeclaring(String owner, List<TypeRule> rules) {
    String className = owner.replace('/', '.');
    for (TypeRule rule : rules) {
      if (rule.declaringClass().matches(className)) {
        return true;
      }
    }
    return false;
  }

  private List<FramePattern> patternsFor(String owner) {
    List<FramePattern> known = patterns.get(owner);
    if (known == null) {
      String className = owner.replace('/', '.');
      known = new ArrayList<>();
      for (TypeRule rule : rules) {
        for (FramePattern pattern : rule.transparent()) {
          if (pattern.type().matches(className)) {
            known.add(pattern);
          }
        }
      }
      patterns.put(owner, known);
    }
    return known;
  }
}
