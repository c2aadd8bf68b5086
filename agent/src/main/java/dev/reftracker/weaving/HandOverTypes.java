package dev.reftracker.weaving;

import dev.reftracker.config.ClassPattern;
import dev.reftracker.config.FramePattern;
import dev.reftracker.config.TypeRule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.objectweb.asm.Type;

/** What the rules say about the types that the classes of one loader mention. Thread-safe. */
final class HandOverTypes {

  private final List<TypeRule> rules;
  private final Function<String, List<String>> supertypes;
  private final HandOverCarriers carriers;
  private final boolean meansJdk;
  private final Map<String, Facts> facts = new ConcurrentHashMap<>();

  /**
   * For one loader.
   *
   * @param supertypes tells the types that a class extends and implements itself
   */
  HandOverTypes(
      List<TypeRule> rules, Function<String, List<String>> supertypes, HandOverCarriers carriers) {
    this.rules = List.copyOf(rules);
    this.supertypes = supertypes;
    this.carriers = carriers;
    this.meansJdk = meansJdk(rules);
  }

  /**
   * Whether a parameter or result of this type means that a target or a view of one changes hands.
   */
  boolean isHandedOver(Type type) {
    return isClass(type) && !facts(type.getInternalName()).handedOver.isEmpty();
  }

  /** The same of an array whose elements are such. */
  boolean isHandedOverArray(Type type) {
    return type.getSort() == Type.ARRAY
        && type.getDimensions() == 1
        && isHandedOver(type.getElementType());
  }

  /** Whether classes learned so far say that objects of this type hold targets. */
  boolean isCarrier(Type type) {
    return isClass(type) && carriers.isCarrier(type.getInternalName());
  }

  /** Whether objects of this class are themselves counted. */
  boolean isTracked(String internalName) {
    return !internalName.startsWith("java/") && !facts(internalName).tracked.isEmpty();
  }

  /** The rules of which {@code owner} may have a counting method, or one that delegates to it. */
  List<TypeRule> countedBy(String owner) {
    return carriers.isCarrier(owner) ? rules : facts(owner).counted;
  }

  /** Whether the method is one that is handed messages as {@code Object}. */
  boolean isMessageMethod(String owner, String method) {
    for (TypeRule rule : rules) {
      for (FramePattern pattern : rule.messageMethods()) {
        if (method.equals(pattern.method()) && isSubtype(owner, pattern.type())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isSubtype(String internalName, ClassPattern pattern) {
    if (pattern.matches(internalName.replace('/', '.'))) {
      return true;
    }
    if (internalName.startsWith("java/") && !pattern.text().startsWith("java")) {
      return false; // the JDK extends nobody else's types
    }
    for (String supertype : supertypes.apply(internalName)) {
      if (isSubtype(supertype, pattern)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Not computeIfAbsent: asking a loader for a file may load, hence weave, another class meanwhile.
   */
  private Facts facts(String internalName) {
    Facts known = facts.get(internalName);
    if (known == null) {
      known = new Facts();
      collect(internalName, known);
      known.close(rules);
      facts.put(internalName, known);
    }
    return known;
  }

  private void collect(String internalName, Facts found) {
    if (internalName.startsWith("[")) {
      return;
    }
    String className = internalName.replace('/', '.');
    for (int i = 0; i < rules.size(); i++) {
      TypeRule rule = rules.get(i);
      if (rule.declaringClass().matches(className)) {
        found.tracked.set(i);
      }
      if (matches(rule.handedOverAs(), className)) {
        found.handedOver.set(i);
      }
    }
    if (meansJdk || !internalName.startsWith("java/")) { // the JDK extends nobody else's types
      for (String supertype : supertypes.apply(internalName)) {
        Facts inherited = facts(supertype);
        found.tracked.or(inherited.tracked);
        found.handedOver.or(inherited.handedOver);
      }
    }
  }

  private static boolean matches(List<ClassPattern> patterns, String className) {
    for (ClassPattern pattern : patterns) {
      if (pattern.matches(className)) {
        return true;
      }
    }
    return false;
  }

  private static boolean meansJdk(List<TypeRule> rules) {
    for (TypeRule rule : rules) {
      if (rule.declaringClass().text().startsWith("java")) {
        return true;
      }
      for (ClassPattern pattern : rule.handedOverAs()) {
        if (pattern.text().startsWith("java")) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isClass(Type type) {
    return type.getSort() == Type.OBJECT && !type.getInternalName().startsWith("java/");
  }

  /** The rules, by their place in the list, that name a class or one of its supertypes. */
  private static final class Facts {
    final BitSet tracked = new BitSet();
    final BitSet handedOver = new BitSet();
    List<TypeRule> counted = List.of();

    void close(List<TypeRule> rules) {
      if (tracked.isEmpty() && handedOver.isEmpty()) {
        return;
      }
      List<TypeRule> either = new ArrayList<>();
      for (int i = 0; i < rules.size(); i++) {
        if (tracked.get(i) || handedOver.get(i)) {
          either.add(rules.get(i));
        }
      }
      counted = either;
    }
  }
}
