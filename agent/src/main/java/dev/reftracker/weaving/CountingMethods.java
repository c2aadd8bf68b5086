package dev.reftracker.weaving;

import dev.reftracker.config.MethodRule;
import dev.reftracker.config.Role;
import dev.reftracker.config.TypeRule;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Type;

/** The methods that the rules name, as they are called on targets, views and carriers. */
final class CountingMethods {

  private static final Set<Role> ANNOUNCED =
      EnumSet.of(Role.BEGIN, Role.ACQUIRE, Role.RELEASE, Role.TOUCH);

  private final HandOverTypes types;
  private final Set<String> names = new HashSet<>();
  private final Set<String> movingNames = new HashSet<>();

  CountingMethods(List<TypeRule> rules, HandOverTypes types) {
    this.types = types;
    for (TypeRule rule : rules) {
      for (MethodRule method : rule.methods()) {
        if (ANNOUNCED.contains(method.role()) && !method.name().equals("<init>")) {
          names.add(method.name());
          if (method.role() != Role.TOUCH) {
            movingNames.add(method.name());
          }
        }
      }
    }
  }

  /** Names of the methods whose calls are announced, constructors left out. */
  Set<String> names() {
    return names;
  }

  /** The same without those that only touch. */
  Set<String> movingNames() {
    return movingNames;
  }

  /**
   * The rule for a call, or null. A constructor has none: it makes a target, it does not delegate
   * to one.
   */
  MethodRule find(String owner, String name, Type[] arguments) {
    if (!names.contains(name)) {
      return null;
    }
    for (TypeRule type : types.countedBy(owner)) {
      for (MethodRule rule : type.methods()) {
        if (ANNOUNCED.contains(rule.role())
            && rule.name().equals(name)
            && parametersMatch(rule.parameters(), arguments)) {
          return rule;
        }
      }
    }
    return null;
  }

  private static boolean parametersMatch(List<String> wanted, Type[] arguments) {
    if (wanted == null) {
      return true;
    }
    if (wanted.size() != arguments.length) {
      return false;
    }
    for (int i = 0; i < arguments.length; i++) {
      String actual = arguments[i].getClassName();
      String name = wanted.get(i);
      if (!actual.equals(name) && !actual.endsWith("." + name) && !actual.endsWith("$" + name)) {
        return false;
      }
    }
    return true;
  }
}
