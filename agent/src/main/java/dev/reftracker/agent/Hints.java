package dev.reftracker.agent;

import dev.reftracker.config.ClassPattern;
import dev.reftracker.config.FramePattern;
import dev.reftracker.config.MethodRule;
import dev.reftracker.config.Role;
import dev.reftracker.config.TypeRule;
import dev.reftracker.detection.evidence.TypeHints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/** Gives the detection what the rules say about frames, by the name of the type. One thread. */
final class Hints implements Function<String, TypeHints> {

  /**
   * A begin is no delegate: a method of its name elsewhere may well be the one who wants the
   * reference.
   */
  private static final Set<Role> DELEGATED = Set.of(Role.ACQUIRE, Role.RELEASE, Role.TOUCH);

  private final List<TypeRule> types;
  private final Map<String, TypeHints> byName = new HashMap<>();

  Hints(List<TypeRule> types) {
    this.types = types;
  }

  @Override
  public TypeHints apply(String typeName) {
    TypeHints known = byName.get(typeName);
    if (known == null) {
      known = hints(typeName);
      byName.put(typeName, known);
    }
    return known;
  }

  private TypeHints hints(String typeName) {
    List<ClassPattern> counting = new ArrayList<>();
    List<FramePattern> transparent = new ArrayList<>();
    List<ClassPattern> harmlessClasses = new ArrayList<>();
    List<FramePattern> harmlessBegins = new ArrayList<>();
    List<FramePattern> handlers = new ArrayList<>();
    Set<String> roleNames = new HashSet<>();
    Set<String> countNames = new HashSet<>();
    for (TypeRule rule : types) {
      if (!rule.name().equals(typeName)) {
        continue;
      }
      counting.add(rule.declaringClass());
      transparent.addAll(rule.transparent());
      harmlessClasses.addAll(rule.harmlessClasses());
      harmlessBegins.addAll(rule.harmlessBegins());
      handlers.addAll(rule.messageMethods());
      for (MethodRule method : rule.methods()) {
        if (DELEGATED.contains(method.role()) && !method.name().startsWith("<")) {
          roleNames.add(method.name());
        } else if (method.role() == Role.COUNT) {
          countNames.add(method.name());
        }
      }
    }
    return counting.isEmpty()
        ? TypeHints.NONE
        : new TypeHints(
            frames(transparent),
            classes(counting),
            roleNames,
            countNames,
            classes(harmlessClasses),
            frames(harmlessBegins),
            frames(handlers));
  }

  /** Whether a class matches one of the patterns. */
  static Predicate<String> classes(List<ClassPattern> patterns) {
    return new Classes(patterns);
  }

  /** Whether a frame matches one of the patterns. */
  static BiPredicate<String, String> frames(List<FramePattern> patterns) {
    return new Frames(patterns);
  }

  private record Classes(List<ClassPattern> patterns) implements Predicate<String> {
    @Override
    public boolean test(String className) {
      for (ClassPattern pattern : patterns) {
        if (pattern.matches(className)) {
          return true;
        }
      }
      return false;
    }
  }

  private record Frames(List<FramePattern> patterns) implements BiPredicate<String, String> {
    @Override
    public boolean test(String className, String method) {
      for (FramePattern pattern : patterns) {
        if (pattern.matches(className, method)) {
          return true;
        }
      }
      return false;
    }
  }
}
