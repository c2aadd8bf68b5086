package dev.reftracker.weaving;

import dev.reftracker.matching.ClassLook;
import dev.reftracker.matching.MethodLook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells which static helpers may change a count: by the names of the methods that they call,
 * themselves or through others of their class. Serves the classes of one loader; thread-safe.
 */
final class CallSiteHelpers {

  private final LoaderFiles files;

  /** By class, then by name and descriptor. */
  private final Map<String, Map<String, Calls>> known = new ConcurrentHashMap<>();

  /**
   * For one loader.
   *
   * @param files the class files that it finds
   */
  CallSiteHelpers(LoaderFiles files) {
    this.files = files;
  }

  /**
   * Whether the body of a method, or that of a method of the same class that it calls, calls a
   * method with one of these names; true when nothing is known of the class.
   */
  boolean mayCall(String owner, String name, String descriptor, Set<String> wanted) {
    Map<String, Calls> helpers = known.get(owner);
    if (helpers == null) {
      helpers = new ConcurrentHashMap<>();
      known.put(owner, helpers);
    }
    String helper = name.concat(descriptor);
    Calls calls = helpers.get(helper);
    if (calls == null) {
      calls = of(owner, name, descriptor);
      helpers.put(helper, calls);
    }
    if (calls.unknown) {
      return true;
    }
    for (String called : calls.names) {
      if (wanted.contains(called)) {
        return true;
      }
    }
    return false;
  }

  private Calls of(String owner, String name, String descriptor) {
    ClassLook look = files.look(owner);
    if (look == null) {
      return Calls.UNKNOWN;
    }
    try {
      MethodLook helper = find(look, name, descriptor);
      return helper == null
          ? new Calls(Set.of(), look.methods().isEmpty())
          : new Calls(namesCalled(look, helper), false);
    } catch (RuntimeException e) {
      return Calls.UNKNOWN; // newer than ASM knows, or no class file
    }
  }

  private static Set<String> namesCalled(ClassLook look, MethodLook helper) {
    Set<String> names = new HashSet<>();
    boolean[] seen = new boolean[look.constants()];
    List<MethodLook> open = new ArrayList<>(List.of(helper));
    for (int next = 0; next < open.size(); next++) {
      for (int index : open.get(next).calls()) {
        if (!seen[index]) {
          seen[index] = true;
          ClassLook.MethodReference called = look.methodReference(index);
          names.add(called.name());
          MethodLook own = find(look, called.name(), called.descriptor());
          if (own != null && !open.contains(own)) {
            open.add(own);
          }
        }
      }
    }
    return names;
  }

  private static MethodLook find(ClassLook look, String name, String descriptor) {
    for (MethodLook method : look.methods()) {
      if (method.name().equals(name) && method.descriptor().equals(descriptor)) {
        return method;
      }
    }
    return null;
  }

  /**
   * What a helper calls.
   *
   * @param names of the methods
   * @param unknown whether the class cannot be read
   */
  private record Calls(Set<String> names, boolean unknown) {
    static final Calls UNKNOWN = new Calls(Set.of(), true);
  }
}
