package dev.reftracker.matching;

import dev.reftracker.config.ClassPattern;
import dev.reftracker.config.MethodRule;
import dev.reftracker.config.TypeRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the methods of a class that the rules name, and says of each whether it can be woven.
 * Thread-safe.
 *
 * <p>A class is tried when a rule names it or, for a rule with subtypes, when it mentions a named
 * method and its supertypes reach the named class.
 */
public final class Matcher {

  private final NamedTypes named;
  private final List<WithSubtypes> withSubtypes = new ArrayList<>();
  private final Hierarchy hierarchy;

  /**
   * A matcher for some rules.
   *
   * @param types the rules
   * @param hierarchy answers who is whose subtype
   */
  public Matcher(List<TypeRule> types, Hierarchy hierarchy) {
    this.named = new NamedTypes(types);
    this.hierarchy = hierarchy;
    for (TypeRule type : types) {
      if (type.subtypes()) {
        withSubtypes.add(new WithSubtypes(type, inBytes(methodNames(type))));
      }
    }
  }

  /** The name test of the same rules. */
  public NamedTypes named() {
    return named;
  }

  /**
   * The matched methods of a class, refused ones included; mostly empty.
   *
   * @param look the class
   * @param loader who loads it; null for the boot loader
   */
  public List<MatchedMethod> match(ClassLook look, ClassLoader loader) {
    List<TypeRule> types = typesOf(look, loader);
    if (types.isEmpty()) {
      return List.of();
    }
    Set<String> names = new HashSet<>();
    for (TypeRule type : types) {
      names.addAll(methodNames(type));
    }
    List<DeclaredMethod> methods = MethodsByName.in(look, names);
    List<MatchedMethod> matches = new ArrayList<>();
    for (TypeRule type : types) {
      matches.addAll(new ClassMatch(type, look, methods, superCounts(type, look, loader)).find());
    }
    return withoutDoubles(matches);
  }

  private List<TypeRule> typesOf(ClassLook look, ClassLoader loader) {
    List<TypeRule> types = named.of(look.name());
    for (WithSubtypes rule : withSubtypes) {
      TypeRule type = rule.type();
      if (!types.contains(type)
          && !isExcluded(type, look.name())
          && look.texts().anyEquals(rule.methodNames())
          && hierarchy.isSubtype(look, type.declaringClass(), loader)) {
        types = new ArrayList<>(types);
        types.add(type);
      }
    }
    return types;
  }

  private static boolean isExcluded(TypeRule type, String internalName) {
    String className = internalName.replace('/', '.');
    for (ClassPattern excluded : type.excludedClasses()) {
      if (excluded.matches(className)) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> methodNames(TypeRule type) {
    Set<String> names = new HashSet<>();
    for (MethodRule rule : type.methods()) {
      names.add(rule.name());
    }
    return names;
  }

  private static byte[][] inBytes(Set<String> names) {
    byte[][] all = new byte[names.size()][];
    int next = 0;
    for (String name : names) {
      all[next++] = name.getBytes(StandardCharsets.UTF_8);
    }
    return all;
  }

  /** Whether what the superclass declares is matched too, so that a call of it is counted there. */
  private boolean superCounts(TypeRule type, ClassLook look, ClassLoader loader) {
    String superName = look.superName();
    return superName != null
        && (type.subtypes()
            ? hierarchy.isSubtype(superName, type.declaringClass(), loader)
            : type.declaringClass().matches(superName.replace('/', '.')));
  }

  /** Of two rules that would count the same thing in the same method the first wins. */
  private static List<MatchedMethod> withoutDoubles(List<MatchedMethod> matches) {
    List<MatchedMethod> kept = new ArrayList<>();
    for (MatchedMethod match : matches) {
      MatchedMethod winner = null;
      for (MatchedMethod earlier : kept) {
        if (earlier.refusal() == null && countTheSame(earlier, match)) {
          winner = earlier;
        }
      }
      if (winner == null || match.refusal() != null) {
        kept.add(match);
      } else if (!winner.type().equals(match.type())) {
        kept.add(match.refused("type " + winner.type().name() + " counts it already"));
      }
    }
    return kept;
  }

  private static boolean countTheSame(MatchedMethod one, MatchedMethod other) {
    return one.methodName().equals(other.methodName())
        && one.descriptor().equals(other.descriptor())
        && one.rule().role() == other.rule().role()
        && one.rule().subject().equals(other.rule().subject());
  }

  /** A rule that also holds for subtypes, with the names of its methods. */
  private record WithSubtypes(TypeRule type, byte[][] methodNames) {}
}
