package dev.reftracker.weaving;

import dev.reftracker.config.ClassPattern;
import dev.reftracker.config.FramePattern;
import dev.reftracker.config.TypeRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Type;

/**
 * What the rules say about the types that a class mentions. Made for one class being woven; not
 * thread-safe.
 */
final class HandOverTypes {

  private final List<TypeRule> rules;
  private final CallSiteRules.Subtypes hierarchy;
  private final HandOverCarriers carriers;
  private final Map<String, Boolean> handedOver = new HashMap<>();
  private final Map<String, Boolean> tracked = new HashMap<>();

  HandOverTypes(List<TypeRule> rules, CallSiteRules.Subtypes hierarchy, HandOverCarriers carriers) {
    this.rules = List.copyOf(rules);
    this.hierarchy = hierarchy;
    this.carriers = carriers;
  }

  /**
   * Whether a parameter or result of this type means that a target or a view or carrier of one
   * changes hands.
   */
  boolean isHandedOver(Type type) {
    return isClass(type)
        && handedOver.computeIfAbsent(type.getInternalName(), this::matchesHandedOverAs);
  }

  /** Whether classes learned so far say that objects of this type hold targets. */
  boolean isCarrier(Type type) {
    return isClass(type) && carriers.isCarrier(type.getInternalName());
  }

  /** Whether objects of this class are themselves counted. */
  boolean isTracked(String internalName) {
    return !internalName.startsWith("java/")
        && tracked.computeIfAbsent(internalName, this::matchesDeclaringClass);
  }

  /**
   * Whether a method of {@code owner} may be a counting method of {@code rule} or delegate to one.
   */
  boolean isCounted(String owner, TypeRule rule) {
    return isSubtype(owner, rule.declaringClass())
        || rule.handedOverAs().stream().anyMatch(pattern -> isSubtype(owner, pattern))
        || carriers.isCarrier(owner);
  }

  /** Whether the method is one that is handed messages as {@code Object}. */
  boolean isMessageMethod(String owner, String method) {
    return rules.stream()
        .flatMap(rule -> rule.messageMethods().stream())
        .anyMatch(pattern -> isMessageMethod(pattern, owner, method));
  }

  private boolean isMessageMethod(FramePattern pattern, String owner, String method) {
    return method.equals(pattern.method()) && isSubtype(owner, pattern.type());
  }

  private boolean matchesDeclaringClass(String internalName) {
    return rules.stream().anyMatch(rule -> isSubtype(internalName, rule.declaringClass()));
  }

  private boolean matchesHandedOverAs(String internalName) {
    return rules.stream()
        .flatMap(rule -> rule.handedOverAs().stream())
        .anyMatch(pattern -> isSubtype(internalName, pattern));
  }

  private boolean isSubtype(String internalName, ClassPattern pattern) {
    return hierarchy.isSubtype(internalName, pattern);
  }

  private static boolean isClass(Type type) {
    return type.getSort() == Type.OBJECT && !type.getInternalName().startsWith("java/");
  }
}
