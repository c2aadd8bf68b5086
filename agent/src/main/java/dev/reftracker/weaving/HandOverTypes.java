package dev.reftracker.weaving;

import dev.reftracker.config.ClassPattern;
import dev.reftracker.config.FramePattern;
import dev.reftracker.config.TypeRule;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.objectweb.asm.Type;

/** What the rules say about the types that the classes of one loader mention. Thread-safe. */
final class HandOverTypes {

  private final List<TypeRule> rules;
  private final Subtypes hierarchy;
  private final HandOverCarriers carriers;
  private final Map<String, Boolean> handedOver = new ConcurrentHashMap<>();
  private final Map<String, Boolean> tracked = new ConcurrentHashMap<>();
  private final Map<String, List<TypeRule>> counted = new ConcurrentHashMap<>();

  HandOverTypes(List<TypeRule> rules, Subtypes hierarchy, HandOverCarriers carriers) {
    this.rules = List.copyOf(rules);
    this.hierarchy = hierarchy;
    this.carriers = carriers;
  }

  /**
   * Whether a parameter or result of this type means that a target or a view of one changes hands.
   */
  boolean isHandedOver(Type type) {
    return isClass(type) && known(handedOver, type.getInternalName(), this::isHandedOver);
  }

  /** Whether classes learned so far say that objects of this type hold targets. */
  boolean isCarrier(Type type) {
    return isClass(type) && carriers.isCarrier(type.getInternalName());
  }

  /** Whether objects of this class are themselves counted. */
  boolean isTracked(String internalName) {
    return !internalName.startsWith("java/") && known(tracked, internalName, this::isCounting);
  }

  /** The rules of which {@code owner} may have a counting method, or one that delegates to it. */
  List<TypeRule> countedBy(String owner) {
    return carriers.isCarrier(owner) ? rules : known(counted, owner, this::rulesFor);
  }

  /** Whether the method is one that is handed messages as {@code Object}. */
  boolean isMessageMethod(String owner, String method) {
    for (TypeRule rule : rules) {
      for (FramePattern pattern : rule.messageMethods()) {
        if (method.equals(pattern.method()) && hierarchy.isSubtype(owner, pattern.type())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isHandedOver(String internalName) {
    return rules.stream().anyMatch(rule -> isSubtype(internalName, rule.handedOverAs()));
  }

  private boolean isCounting(String internalName) {
    return rules.stream()
        .anyMatch(rule -> hierarchy.isSubtype(internalName, rule.declaringClass()));
  }

  private List<TypeRule> rulesFor(String owner) {
    return rules.stream()
        .filter(
            rule ->
                hierarchy.isSubtype(owner, rule.declaringClass())
                    || isSubtype(owner, rule.handedOverAs()))
        .toList();
  }

  private boolean isSubtype(String internalName, List<ClassPattern> patterns) {
    return patterns.stream().anyMatch(pattern -> hierarchy.isSubtype(internalName, pattern));
  }

  private static boolean isClass(Type type) {
    return type.getSort() == Type.OBJECT && !type.getInternalName().startsWith("java/");
  }

  /**
   * Not computeIfAbsent: asking a loader for a file may load, hence weave, another class meanwhile.
   */
  private static <T> T known(Map<String, T> answers, String name, Function<String, T> question) {
    T answer = answers.get(name);
    if (answer == null) {
      answer = question.apply(name);
      answers.put(name, answer);
    }
    return answer;
  }

  /** Whether {@code pattern} names a class or one of its supertypes, as the loader sees them. */
  @FunctionalInterface
  interface Subtypes {
    boolean isSubtype(String internalName, ClassPattern pattern);
  }
}
