package dev.reftracker.agent;

import dev.reftracker.matching.ClassFiles;
import java.lang.instrument.Instrumentation;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * The classes that are loaded now: who is whose subtype, and their class files. Made for one report
 * and then dropped, since it holds classes. No lambdas are made of it: a clean end pays for each.
 */
final class LoadedTypes implements BiPredicate<String, String>, Function<String, byte[]> {

  private final Instrumentation instrumentation;
  private final ClassFiles files = new ClassFiles();
  private Map<String, Class<?>> byName;

  LoadedTypes(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  @Override
  public boolean test(String className, String superName) {
    return className.equals(superName) || inherits(find(className), superName);
  }

  /** The class file of a loaded class (binary name); null where it cannot be had. */
  @Override
  public byte[] apply(String className) {
    Class<?> type = find(className);
    return type == null ? null : files.read(className.replace('.', '/'), type.getClassLoader());
  }

  private Class<?> find(String className) {
    if (byName == null) {
      byName = new HashMap<>();
      for (Class<?> type : instrumentation.getAllLoadedClasses()) {
        byName.putIfAbsent(type.getName(), type);
      }
    }
    return byName.get(className);
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
