package dev.reftracker.agent;

import dev.reftracker.matching.NamedTypes;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;

/** Puts the transformer to work: on classes to come, and on those that are already loaded. */
final class Weaving {

  private static final String OURS = "dev/reftracker/";

  private final Instrumentation instrumentation;
  private final ClassFileTransformer transformer;
  private final NamedTypes named;

  Weaving(Instrumentation instrumentation, ClassFileTransformer transformer, NamedTypes named) {
    this.instrumentation = instrumentation;
    this.transformer = transformer;
    this.named = named;
  }

  /**
   * Starts weaving.
   *
   * @return the names of loaded classes that could not be woven
   */
  List<String> start() {
    instrumentation.addTransformer(transformer, true);
    List<Class<?>> loaded = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (isWanted(type)) {
        loaded.add(type);
      }
    }
    return retransform(loaded);
  }

  /**
   * Whether the transformer would change a loaded class. A class of the JDK only when a rule names
   * it; others are tried on their class file, which costs less than asking the JVM for each.
   */
  private boolean isWanted(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    if (loader == Weaving.class.getClassLoader() || type.isArray() || type.isPrimitive()) {
      return false;
    }
    String name = type.getName().replace('.', '/');
    if (loader == null || loader == ClassLoader.getPlatformClassLoader()) {
      return named.contains(name) && instrumentation.isModifiableClass(type);
    }
    if (name.startsWith(OURS) || type.isHidden() || !instrumentation.isModifiableClass(type)) {
      return false;
    }
    try (InputStream file = loader.getResourceAsStream(name + ".class")) {
      return file != null
          && transformer.transform(loader, name, null, null, file.readAllBytes()) != null;
    } catch (IOException | IllegalClassFormatException | RuntimeException e) {
      return named.contains(name); // the loader cannot say
    }
  }

  /** All at once: one by one costs the JVM twenty times as much. */
  private List<String> retransform(List<Class<?>> classes) {
    if (classes.isEmpty() || tryAll(classes.toArray(new Class<?>[0]))) {
      return List.of();
    }
    List<String> failed = new ArrayList<>();
    for (Class<?> type : classes) {
      if (!tryAll(type)) {
        failed.add(type.getName());
      }
    }
    return failed;
  }

  private boolean tryAll(Class<?>... classes) {
    try {
      instrumentation.retransformClasses(classes);
      return true;
    } catch (UnmodifiableClassException | LinkageError | RuntimeException e) {
      return false;
    }
  }
}
