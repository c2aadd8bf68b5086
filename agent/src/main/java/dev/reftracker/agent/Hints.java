package dev.reftracker.agent;

import dev.reftracker.config.FramePattern;
import dev.reftracker.config.MethodRule;
import dev.reftracker.config.Role;
import dev.reftracker.config.TypeRule;
import dev.reftracker.detection.TypeHints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gives the detection what the rules say about frames, by the name of the type. */
final class Hints implements Function<String, TypeHints> {

  /**
   * A begin is no delegate: a method of its name elsewhere may well be the one who wants the
   * reference.
   */
  private static final Set<Role> DELEGATED = Set.of(Role.ACQUIRE, Role.RELEASE, Role.TOUCH);

  private final Map<String, TypeHints> byName = new HashMap<>();

  Hints(List<TypeRule> types) {
    Map<String, List<TypeRule>> sameName = new HashMap<>();
    for (TypeRule type : types) {
      sameName.computeIfAbsent(type.name(), any -> new ArrayList<>()).add(type);
    }
    sameName.forEach((name, rules) -> byName.put(name, hints(rules)));
  }

  @Override
  public TypeHints apply(String typeName) {
    return byName.getOrDefault(typeName, TypeHints.NONE);
  }

  private static TypeHints hints(List<TypeRule> rules) {
    return new TypeHints(
        frames(rules.stream().flatMap(rule -> rule.transparent().stream()).toList()),
        className -> rules.stream().anyMatch(rule -> rule.declaringClass().matches(className)),
        rules.stream()
            .flatMap(rule -> rule.methods().stream())
            .filter(method -> DELEGATED.contains(method.role()))
            .map(MethodRule::name)
            .filter(name -> !name.startsWith("<"))
            .collect(Collectors.toUnmodifiableSet()),
        frames(rules.stream().flatMap(rule -> rule.messageMethods().stream()).toList()));
  }

  /** Whether a frame matches one of the patterns. */
  static BiPredicate<String, String> frames(List<FramePattern> patterns) {
    return (className, method) ->
        patterns.stream().anyMatch(pattern -> pattern.matches(className, method));
  }
}
