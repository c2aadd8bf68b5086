package dev.reftracker.matching;

import dev.reftracker.config.ClassPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Who is whose subtype, read from class files as their loaders would find them; loads no class.
 *
 * <p>Thread-safe. What cannot be found or read is a subtype of nothing but itself.
 */
public final class Hierarchy {

  private static final int MAX_CLASSES_PER_LOADER = 4096;

  private final ClassFiles files;
  private final Map<ClassLoader, Map<String, List<String>>> supertypes = new WeakHashMap<>();

  /** Who reads {@code files}. */
  public Hierarchy(ClassFiles files) {
    this.files = files;
  }

  /**
   * Whether a class, or one of its supertypes, is meant by a pattern.
   *
   * @param internalName the class; an array is never a subtype
   * @param pattern the pattern
   * @param loader who would load it; null for the boot loader
   */
  public boolean isSubtype(String internalName, ClassPattern pattern, ClassLoader loader) {
    if (internalName == null || internalName.startsWith("[")) {
      return false;
    }
    if (pattern.matches(internalName.replace('/', '.'))) {
      return true;
    }
    if (internalName.startsWith("java/") && !pattern.text().startsWith("java")) {
      return false; // the JDK extends nobody else's types
    }
    return reaches(supertypes(internalName, loader), pattern, loader);
  }

  /** The same for a class at hand, whose file its loader need not find. */
  public boolean isSubtype(ClassLook look, ClassPattern pattern, ClassLoader loader) {
    return pattern.matches(look.name().replace('/', '.'))
        || reaches(supertypes(look), pattern, loader);
  }

  /**
   * The superclass and the interfaces that a class names itself; empty when its file cannot be
   * read.
   *
   * @param internalName the class
   * @param loader who would load it; null for the boot loader
   */
  public List<String> supertypes(String internalName, ClassLoader loader) {
    ClassLoader finder = loader == null ? ClassLoader.getPlatformClassLoader() : loader;
    synchronized (supertypes) {
      List<String> known = supertypesOf(finder).get(internalName);
      if (known != null) {
        return known;
      }
    }
    List<String> read = read(internalName, loader); // outside the lock: runs the program's loader
    put(internalName, read, finder);
    return read;
  }

  /** Takes from a class at hand what would have to be read from its file otherwise. */
  public void learn(ClassLook look, ClassLoader loader) {
    put(look.name(), supertypes(look), loader);
  }

  private boolean reaches(List<String> types, ClassPattern pattern, ClassLoader loader) {
    for (String type : types) {
      if (isSubtype(type, pattern, loader)) {
        return true;
      }
    }
    return false;
  }

  private void put(String internalName, List<String> found, ClassLoader loader) {
    synchronized (supertypes) {
      supertypesOf(loader).put(internalName, found);
    }
  }

  private Map<String, List<String>> supertypesOf(ClassLoader loader) {
    Map<String, List<String>> known = supertypes.get(loader);
    if (known == null) {
      known = new Recent();
      supertypes.put(loader, known);
    }
    return known;
  }

  private List<String> read(String internalName, ClassLoader loader) {
    ClassLook look = files.look(internalName, loader);
    try {
      return look == null ? List.of() : supertypes(look);
    } catch (RuntimeException e) {
      return List.of(); // no class file that we know: documented above
    }
  }

  private static List<String> supertypes(ClassLook look) {
    List<String> types = new ArrayList<>(look.interfaces());
    if (look.superName() != null) {
      types.add(0, look.superName());
    }
    return types;
  }

  /** The classes asked for last. */
  private static final class Recent extends LinkedHashMap<String, List<String>> {
    private static final long serialVersionUID = 1;

    Recent() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
      return size() > MAX_CLASSES_PER_LOADER;
    }
  }
}
