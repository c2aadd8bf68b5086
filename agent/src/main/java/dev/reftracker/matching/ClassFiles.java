package dev.reftracker.matching;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;

/**
 * Finds class files as their loaders would, and loads no class. Thread-safe.
 *
 * <p>Asking a loader for a file takes ten times as long as reading it, since the JDK's own files
 * are searched first. What the class path holds is therefore looked for where classes of its
 * package came from, then on the class path, and only then asked for.
 */
public final class ClassFiles {

  private final ClassPath classPath = new ClassPath(System.getProperty("java.class.path"));
  private final Map<String, JarFile> jarOfPackage = new ConcurrentHashMap<>();

  /** Lasts until the next collection: one class asks for the same few over and over. */
  private volatile Reference<RecentLooks> recent = new WeakReference<>(null);

  /**
   * Remembers where a class comes from. Only of the class path, whose jars stay open in any case.
   *
   * @param internalName the class
   * @param loader who loads it
   * @param domain says from where; may be null
   */
  public void learn(String internalName, ClassLoader loader, ProtectionDomain domain) {
    if (loader != ClassLoader.getSystemClassLoader() || domain == null) {
      return;
    }
    String folder = folder(internalName);
    if (jarOfPackage.containsKey(folder)) {
      return;
    }
    JarFile jar = jar(domain.getCodeSource());
    if (jar != null) {
      jarOfPackage.put(folder, jar);
    }
  }

  /**
   * The file of a class; null when it cannot be found or read.
   *
   * @param internalName the class
   * @param loader who would load it; null for the boot loader
   */
  public byte[] read(String internalName, ClassLoader loader) {
    String file = internalName.concat(".class");
    try {
      if (loader == ClassLoader.getSystemClassLoader() && !internalName.startsWith("java/")) {
        byte[] likely = ClassPath.read(jarOfPackage.get(folder(internalName)), file);
        byte[] found = likely == null ? classPath.read(file) : likely;
        if (found != null) {
          return found;
        }
      }
      ClassLoader finder = loader == null ? ClassLoader.getPlatformClassLoader() : loader;
      try (InputStream in = finder.getResourceAsStream(file)) {
        return in == null ? null : in.readAllBytes();
      }
    } catch (IOException | RuntimeException e) {
      return null; // a loader that cannot say
    }
  }

  /**
   * A look at the file of a class; null when it cannot be found or read. The calling thread may be
   * given the one that it was given a moment ago.
   *
   * @param internalName the class
   * @param loader who would load it; null for the boot loader
   */
  public ClassLook look(String internalName, ClassLoader loader) {
    RecentLooks looks = recent.get();
    if (looks == null || !looks.isFor(loader)) {
      looks = new RecentLooks(loader);
      recent = new WeakReference<>(looks);
    }
    ClassLook known = looks.get(internalName);
    if (known != null) {
      return known;
    }
    byte[] file = read(internalName, loader); // may load classes, hence come back here
    if (file == null) {
      return null;
    }
    ClassLook look = new ClassLook(internalName, file);
    looks.put(internalName, look);
    return look;
  }

  private JarFile jar(CodeSource source) {
    URL location = source == null ? null : source.getLocation();
    return location == null
            || !location.getProtocol().equals("file")
            || !location.getPath().endsWith(".jar")
        ? null
        : classPath.jar(location.getPath());
  }

  private static String folder(String internalName) {
    return internalName.substring(0, internalName.lastIndexOf('/') + 1);
  }
}
