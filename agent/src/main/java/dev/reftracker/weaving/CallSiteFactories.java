package dev.reftracker.weaving;

import dev.reftracker.config.TypeRule;
import dev.reftracker.matching.ClassLook;
import dev.reftracker.matching.MethodLook;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Tells methods that may make a target, or a view of one, from those that return what was there
 * before: fluent methods and accessors, which programs call too often to be announced. Looks at the
 * body in the class that the call names, and where that one has none, in the counting class. Serves
 * the classes of one loader; thread-safe.
 */
final class CallSiteFactories {

  private static final String OBJECT = "java/lang/Object";

  private final List<String> countingClasses = new ArrayList<>();
  private final Function<String, byte[]> classFiles;
  private final Map<String, Methods> classes = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Set<String>>> calls = new ConcurrentHashMap<>();

  /**
   * For one loader.
   *
   * @param classFiles finds a class file by internal name; null when there is none
   */
  CallSiteFactories(List<TypeRule> rules, Function<String, byte[]> classFiles) {
    this.classFiles = classFiles;
    for (TypeRule rule : rules) {
      String text = rule.declaringClass().text();
      String name = (text.startsWith("**.") ? text.substring(3) : text).replace('.', '/');
      if (name.indexOf('*') < 0 && !countingClasses.contains(name)) {
        countingClasses.add(name);
      }
    }
  }

  /** Whether the call may give a new object; true when nothing is known. */
  boolean mayMake(String owner, String name, String descriptor) {
    String method = name + descriptor;
    Boolean answer = find(owner, method);
    for (int i = 0; answer == null && i < countingClasses.size(); i++) {
      String counting = relocatedLike(countingClasses.get(i), owner);
      if (counting != null && extendsClass(counting, owner)) {
        answer = find(counting, method);
      }
    }
    return answer == null || answer;
  }

  /**
   * Whether a static helper may change a count: whether its body, or that of a method of the same
   * class that it calls, calls a method with one of these names; true when nothing is known.
   */
  boolean mayCount(String owner, String name, String descriptor, Set<String> countingNames) {
    Map<String, Set<String>> callsOf = calls(owner);
    String helper = name.concat(descriptor);
    if (!callsOf.containsKey(helper)) {
      return callsOf.isEmpty();
    }
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(helper));
    while (!open.isEmpty()) {
      for (String called : callsOf.getOrDefault(open.remove(), Set.of())) {
        if (countingNames.contains(called.substring(0, called.indexOf('(')))) {
          return true;
        }
        if (callsOf.containsKey(called) && seen.add(called)) {
          open.add(called);
        }
      }
    }
    return false;
  }

  /**
   * The counting class under the prefix of {@code owner}; null when the two share no package that
   * tells.
   */
  private static String relocatedLike(String counting, String owner) {
    int slash = counting.indexOf('/', counting.indexOf('/') + 1);
    String family = slash < 0 ? counting : counting.substring(0, slash + 1);
    int at = owner.indexOf(family);
    return at < 0 ? null : owner.substring(0, at) + counting;
  }

  private boolean extendsClass(String type, String wanted) {
    for (String name = type; name != null; name = methods(name).superName) {
      if (name.equals(wanted) || methods(name).interfaces.contains(wanted)) {
        return true;
      }
    }
    return false;
  }

  /** What the nearest body says; null when there is none. */
  private Boolean find(String type, String method) {
    for (String name = type; name != null && !name.equals(OBJECT); name = methods(name).superName) {
      Boolean answer = methods(name).mayMake.get(method);
      if (answer != null) {
        return answer;
      }
    }
    return null;
  }

  private Methods methods(String internalName) {
    Methods known = classes.get(internalName);
    if (known == null) {
      known = read(classFiles.apply(internalName));
      classes.put(internalName, known);
    }
    return known;
  }

  private Map<String, Set<String>> calls(String owner) {
    Map<String, Set<String>> known = calls.get(owner);
    if (known == null) {
      known = CalledNames.in(classFiles.apply(owner));
      calls.put(owner, known);
    }
    return known;
  }

  private static Methods read(byte[] file) {
    if (file == null) {
      return Methods.UNKNOWN;
    }
    try {
      ClassLook look = new ClassLook(file);
      Map<String, Boolean> mayMake = new HashMap<>();
      for (MethodLook method : look.methods()) {
        String descriptor = method.descriptor();
        if (method.hasCode() && descriptor.charAt(descriptor.indexOf(')') + 1) == 'L') {
          mayMake.put(method.name().concat(descriptor), method.mayMakeObject());
        }
      }
      return new Methods(look.superName(), look.interfaces(), mayMake);
    } catch (RuntimeException e) {
      return Methods.UNKNOWN; // newer than ASM knows, or no class file
    }
  }

  /**
   * The methods of one class that return objects.
   *
   * @param superName its superclass, or null
   * @param interfaces its own interfaces
   * @param mayMake by name and descriptor; abstract methods are missing
   */
  private record Methods(String superName, List<String> interfaces, Map<String, Boolean> mayMake) {
    static final Methods UNKNOWN = new Methods(null, List.of(), Map.of());
  }
}
