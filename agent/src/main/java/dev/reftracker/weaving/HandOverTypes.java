package dev.reftracker.weaving;

import dev.reftracker.config.ClassPattern;
import dev.reftracker.config.FramePattern;
import dev.reftracker.config.TypeRule;
import dev.reftracker.matching.ClassLook;
import dev.reftracker.matching.MethodLook;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.objectweb.asm.Type;

/** What the rules say about the types that the classes of one loader mention. Thread-safe. */
final class HandOverTypes implements Predicate<Type> {

  private final List<TypeRule> rules;
  private final HandOverCarriers carriers;
  private final boolean meansJdk;
  private final LoaderFiles files;
  private final Set<String> messageNames = new HashSet<>();
  private final Set<String> lookedAt = ConcurrentHashMap.newKeySet();
  private final Map<String, Facts> facts = new ConcurrentHashMap<>();

  /**
   * For one loader.
   *
   * @param files the class files that it finds
   */
  HandOverTypes(List<TypeRule> rules, LoaderFiles files, HandOverCarriers carriers) {
    this.files = files;
    this.rules = List.copyOf(rules);
    for (TypeRule rule : rules) {
      for (FramePattern pattern : rule.messageMethods()) {
        messageNames.add(pattern.method());
      }
    }
    this.carriers = carriers;
    this.meansJdk = meansJdk(rules);
  }

  @Override
  public boolean test(Type type) {
    return isHandedOver(type);
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

  /** Whether targets or carriers were seen that are of this type too. */
  boolean isPassedOn(Type type) {
    return isClass(type) && carriers.arePassedAs(type.getInternalName());
  }

  /**
   * Whether the class is a carrier, but nothing that is handed over in place of a target: a view of
   * one has too many methods, and those that matter take or return targets.
   */
  boolean isPlainCarrier(String internalName) {
    return carriers.isCarrier(internalName) && facts(internalName).handedOver.isEmpty();
  }

  /**
   * The same for a parameter of a method of {@code owner}. A class beside it may not be loaded yet,
   * since whoever uses an object is often loaded before the object is made: its file tells.
   */
  boolean isCarrierBeside(String owner, Type type) {
    if (!isClass(type)) {
      return false;
    }
    String name = type.getInternalName();
    int end = name.lastIndexOf('/');
    boolean beside = end == owner.lastIndexOf('/') && name.regionMatches(0, owner, 0, end + 1);
    if (beside && lookedAt.add(name) && !carriers.isCarrier(name)) {
      ClassLook look = files.look(name);
      if (look != null && takesTarget(look)) {
        carriers.takesTarget(name);
      }
    }
    return carriers.isCarrier(name);
  }

  /** Whether a constructor names a type of the rules themselves; their subtypes are not sought. */
  private boolean takesTarget(ClassLook look) {
    for (MethodLook method : look.methods()) {
      if (method.name().equals("<init>")) {
        for (Type argument : method.parameters()) {
          for (TypeRule rule : isClass(argument) ? rules : List.<TypeRule>of()) {
            if (matches(rule.handedOverAs(), argument.getClassName())) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  /** Whether objects of this class are themselves counted. */
  boolean isTracked(String internalName) {
    return !internalName.startsWith("java/") && !facts(internalName).tracked.isEmpty();
  }

  /** The rules of which {@code owner} may have a counting method, or one that delegates to it. */
  List<TypeRule> countedBy(String owner) {
    return carriers.isCarrier(owner) ? rules : facts(owner).counted;
  }

  /** Whether some class has a method of this name that is handed messages as {@code Object}. */
  boolean isMessageName(String method) {
    return messageNames.contains(method);
  }

  /** Whether the method is one that is handed messages as {@code Object}. */
  boolean isMessageMethod(String owner, String method) {
    if (!messageNames.contains(method)) {
      return false;
    }
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
    for (String supertype : files.supertypes(internalName)) {
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
      for (String supertype : files.supertypes(internalName)) {
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
