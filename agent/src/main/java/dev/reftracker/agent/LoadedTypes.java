package dev.reftracker.agent;

import java.lang.instrument.Instrumentation;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Who is whose subtype among the classes that are loaded now. Made for one report and then dropped,
 * since it holds classes.
 */
final class LoadedTypes implements BiPredicate<String, String> {

  private final Map<String, Class<?>> byName = new HashMap<>();

  LoadedTypes(Instrumentation instrumentation) {
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      byName.putIfAbsent(type.getName(), type);
    }
  }

  @Override
  public boolean test(String className, String superName) {
    return className.equals(superName) || inherits(byName.get(className), superName);
  }

  private static boolean inherits(Class<?> type, String superName) {
    if (type == null) {
      return false;
    }
    if (type.getName().equals(superName) || inherits(type.getSuperclass(), superName)) {
      return true;
    }
    for (Class<?> implemented : type.getInterfaces()) {
      if (inherits(implemented, superName)) {
        return true;
      }
    }
    return false;
  }
}
