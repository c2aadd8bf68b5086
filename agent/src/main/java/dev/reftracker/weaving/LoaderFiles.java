package dev.reftracker.weaving;

import dev.reftracker.matching.ClassFiles;
import dev.reftracker.matching.ClassLook;
import dev.reftracker.matching.Hierarchy;
import java.lang.ref.WeakReference;
import java.util.List;

/**
 * The class files that one loader finds. Holds the loader weakly: what is known of its classes must
 * not outlive it. Thread-safe.
 */
final class LoaderFiles {

  private final ClassFiles files;
  private final Hierarchy hierarchy;
  private final WeakReference<ClassLoader> loader;

  LoaderFiles(ClassFiles files, Hierarchy hierarchy, ClassLoader loader) {
    this.files = files;
    this.hierarchy = hierarchy;
    this.loader = new WeakReference<>(loader);
  }

  /** The types that a class extends and implements itself. */
  List<String> supertypes(String internalName) {
    return hierarchy.supertypes(internalName, loader.get());
  }

  /** A look at a class; null when its file cannot be found. */
  ClassLook look(String internalName) {
    return files.look(internalName, loader.get());
  }
}
