package dev.reftracker.matching;

import dev.reftracker.config.ClassPattern;
import dev.reftracker.config.TypeRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The name test: which rules name a class. For nearly every class it costs one look into a hash
 * table.
 */
public final class NamedTypes {

  private final Map<String, List<TypeRule>> bySimpleName = new HashMap<>();
  private final List<TypeRule> byPattern = new ArrayList<>();

  /** The test for some rules. */
  public NamedTypes(List<TypeRule> types) {
    for (TypeRule type : types) {
      String text = type.declaringClass().text();
      String simple = text.substring(text.lastIndexOf('.') + 1);
      if (new ClassPattern(simple).isExact()) {
        List<TypeRule> sameName = bySimpleName.get(simple);
        if (sameName == null) {
          sameName = new ArrayList<>(1);
          bySimpleName.put(simple, sameName);
        }
        sameName.add(type);
      } else {
        byPattern.add(type);
      }
    }
  }

  /** Whether a rule names the class itself; its supertypes do not count. */
  public boolean contains(String internalName) {
    return !of(internalName).isEmpty();
  }

  /** The rules that name the class itself. */
  public List<TypeRule> of(String internalName) {
    List<TypeRule> sameName =
        bySimpleName.getOrDefault(
            internalName.substring(internalName.lastIndexOf('/') + 1), List.of());
    if (sameName.isEmpty() && byPattern.isEmpty()) {
      return List.of();
    }
    String className = internalName.replace('/', '.');
    List<TypeRule> found = new ArrayList<>();
    for (TypeRule type : sameName) {
      if (type.declaringClass().matches(className)) {
        found.add(type);
      }
    }
    for (TypeRule type : byPattern) {
      if (type.declaringClass().matches(className)) {
        found.add(type);
      }
    }
    return found;
  }
}
