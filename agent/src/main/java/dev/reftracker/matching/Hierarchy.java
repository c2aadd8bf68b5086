package dev.reftracker.matching;

import dev.reftracker.config.ClassPattern;
import java.io.IOException;
import java.io.InputStream;
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

  private static final int MAX_HEADERS_PER_LOADER = 4096;

  /** A class without a file: it has no supertypes that we know. */
  private static final Header UNKNOWN = new Header(null, List.of());

  private final Map<ClassLoader, Map<String, Header>> headers = new WeakHashMap<>();

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
    Header header = header(internalName, loader);
    return reaches(header, pattern, loader);
  }

  /** The same for a class at hand, whose file its loader need not find. */
  public boolean isSubtype(ClassLook look, ClassPattern pattern, ClassLoader loader) {
    return pattern.matches(look.name().replace('/', '.'))
        || reaches(new Header(look.superName(), look.interfaces()), pattern, loader);
  }

  private boolean reaches(Header header, ClassPattern pattern, ClassLoader loader) {
    if (isSubtype(header.superName(), pattern, loader)) {
      return true;
    }
    for (String type : header.interfaces()) {
      if (isSubtype(type, pattern, loader)) {
        return true;
      }
    }
    return false;
  }

  private Header header(String internalName, ClassLoader loader) {
    ClassLoader finder = loader == null ? ClassLoader.getPlatformClassLoader() : loader;
    synchronized (headers) {
      Header known = headersOf(finder).get(internalName);
      if (known != null) {
        return known;
      }
    }
    Header read = read(internalName, finder); // outside the lock: runs the program's loader
    synchronized (headers) {
      headersOf(finder).put(internalName, read);
    }
    return read;
  }

  private Map<String, Header> headersOf(ClassLoader loader) {
    return headers.computeIfAbsent(loader, any -> new Recent());
  }

  private static Header read(String internalName, ClassLoader loader) {
    try (InputStream file = loader.getResourceAsStream(internalName + ".class")) {
      if (file == null) {
        return UNKNOWN;
      }
      ClassLook look = new ClassLook(file.readAllBytes());
      return new Header(look.superName(), look.interfaces());
    } catch (IOException | RuntimeException e) {
      return UNKNOWN; // a loader that cannot say; documented above
    }
  }

  private record Header(String superName, List<String> interfaces) {}

  /** The headers used last. */
  private static final class Recent extends LinkedHashMap<String, Header> {
    private static final long serialVersionUID = 1;

    Recent() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Header> eldest) {
      return size() > MAX_HEADERS_PER_LOADER;
    }
  }
}
