package dev.reftracker.matching;

import dev.reftracker.config.MethodRule;
import dev.reftracker.config.Role;
import dev.reftracker.config.TypeRule;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** One tracked type against one class: finds the leaf methods, where the counter changes. */
final class ClassMatch {

  private final TypeRule type;
  private final ClassLook look;
  private final List<DeclaredMethod> methods;
  private final boolean superCounts;

  /**
   * A comparison.
   *
   * @param superCounts whether the methods of the superclass are matched by the same type
   */
  ClassMatch(TypeRule type, ClassLook look, List<DeclaredMethod> methods, boolean superCounts) {
    this.type = type;
    this.look = look;
    this.methods = methods;
    this.superCounts = superCounts;
  }

  /**
   * The matches, at most one for each method and role; rules that list parameters win over those
   * that do not.
   */
  List<MatchedMethod> find() {
    List<MatchedMethod> matches = new ArrayList<>();
    for (DeclaredMethod method : methods) {
      for (Role role : Role.values()) {
        MethodRule rule = rule(role, method.name(), method.descriptor());
        if (rule != null) {
          matches.add(match(rule, method));
        }
      }
    }
    return matches;
  }

  private MethodRule rule(Role role, String name, String descriptor) {
    MethodRule general = null;
    for (MethodRule rule : type.methods()) {
      if (rule.role() == role
          && rule.name().equals(name)
          && ParameterTypes.match(rule.parameters(), descriptor)) {
        if (rule.parameters() != null) {
          return rule;
        }
        general = general == null ? rule : general;
      }
    }
    return general;
  }

  private MatchedMethod match(MethodRule rule, DeclaredMethod method) {
    String refusal = Refusals.of(rule, method);
    if (refusal == null && method.is(Opcodes.ACC_BRIDGE) && hasTwin(method)) {
      refusal = "a bridge to the method that is counted";
    }
    if (refusal == null && rule.role() != Role.COUNT) {
      refusal = delegation(rule, method);
    }
    return new MatchedMethod(
        type, rule, look.name().replace('/', '.'), method.name(), method.descriptor(), refusal);
  }

  private boolean hasTwin(DeclaredMethod bridge) {
    for (DeclaredMethod other : methods) {
      if (!other.is(Opcodes.ACC_BRIDGE)
          && other.name().equals(bridge.name())
          && other.parameters().length == bridge.parameters().length) {
        return true;
      }
    }
    return false;
  }

  /**
   * A method that calls another counting method on the same object would count twice: only the leaf
   * is woven.
   */
  private String delegation(MethodRule rule, DeclaredMethod method) {
    for (DeclaredMethod.Call call : method.callsOnThis()) {
      MethodRule called = rule(rule.role(), call.name(), call.descriptor());
      if (called != null
          && called.subject().equals(rule.subject())
          && isCounted(call, called, method)) {
        return "calls " + call.name() + call.descriptor() + " of the same object, which counts";
      }
    }
    return null;
  }

  private boolean isCounted(DeclaredMethod.Call call, MethodRule called, DeclaredMethod caller) {
    boolean own = call.owner().equals(look.name());
    if (own) {
      for (DeclaredMethod method : methods) {
        if (method.name().equals(call.name()) && method.descriptor().equals(call.descriptor())) {
          return method != caller && Refusals.of(called, method) == null;
        }
      }
      return superCounts && !call.name().equals("<init>");
    }
    return call.special() && superCounts;
  }
}
