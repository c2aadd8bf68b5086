package dev.reftracker.weaving;

import dev.reftracker.config.TypeRule;
import dev.reftracker.matching.ClassLook;
import dev.reftracker.matching.MethodLook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells methods that may make a target, or a view of one, from those that return what was there
 * before: fluent methods and accessors, which programs call too often to be announced. Looks at the
 * body in the class that the call names, and where that one has none, in the counting class. Serves
 * the classes of one loader; thread-safe.
 */
final class CallSiteFactories {

  private static final String OBJECT = "java/lang/Object";

  private final List<String> countingClasses = new ArrayList<>();
  private final LoaderFiles files;
  private final Map<String, Methods> classes = new ConcurrentHashMap<>();

  /** The answers given, by owner and then by name and descriptor. */
  private final Map<String, Map<String, Boolean>> known = new ConcurrentHashMap<>();

  /**
   * For one loader.
   *
   * @param files the class files that it finds
   */
  CallSiteFactories(List<TypeRule> rules, LoaderFiles files) {
    this.files = files;
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
    Map<String, Boolean> answers = known.get(owner);
    if (answers == null) {
      answers = new ConcurrentHashMap<>();
      known.put(owner, answers);
    }
    String method = name.concat(descriptor);
    Boolean answer = answers.get(method);
    if (answer == null) {
      answer = mayMake(owner, method);
      answers.put(method, answer);
    }
    return answer;
  }

  private boolean mayMake(String owner, String method) {
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
      known = read(files.look(internalName));
      classes.put(internalName, known);
    }
    return known;
  }

  private static Methods read(ClassLook look) {
    if (look == null) {
      return Methods.UNKNOWN;
    }
    try {
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
