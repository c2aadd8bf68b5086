package dev.reftracker.matching;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Finds class files as their loaders would, and loads no class. Thread-safe.
 *
 * <p>Asking a loader for a file takes ten times as long as reading it. What the class path holds is
 * therefore looked for where classes came from before, first those of its package, and then asked
 * for.
 */
public final class ClassFiles {

  private final Map<String, JarFile> jars = new ConcurrentHashMap<>();
  private final Map<String, JarFile> jarOfPackage = new ConcurrentHashMap<>();

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
      try (InputStream in = open(file, internalName, loader)) {
        return in == null ? null : in.readAllBytes();
      }
    } catch (IOException | RuntimeException e) {
      return null; // a loader that cannot say
    }
  }

  private InputStream open(String file, String internalName, ClassLoader loader)
      throws IOException {
    if (loader == ClassLoader.getSystemClassLoader()) {
      JarFile likely = jarOfPackage.get(folder(internalName));
      ZipEntry entry = likely == null ? null : likely.getEntry(file);
      if (entry != null) {
        return likely.getInputStream(entry);
      }
      for (JarFile jar : jars.values()) {
        entry = jar.getEntry(file);
        if (entry != null) {
          return jar.getInputStream(entry);
        }
      }
    }
    ClassLoader finder = loader == null ? ClassLoader.getPlatformClassLoader() : loader;
    return finder.getResourceAsStream(file);
  }

  private JarFile jar(CodeSource source) {
    URL location = source == null ? null : source.getLocation();
    if (location == null
        || !location.getProtocol().equals("file")
        || !location.getPath().endsWith(".jar")) {
      return null;
    }
    String path = location.getPath();
    JarFile known = jars.get(path);
    if (known == null) {
      try {
        known = new JarFile(new File(path), false, JarFile.OPEN_READ, JarFile.runtimeVersion());
        jars.put(path, known);
      } catch (IOException e) {
        return null; // a path with escapes in it, for example
      }
    }
    return known;
  }

  private static String folder(String internalName) {
    return internalName.substring(0, internalName.lastIndexOf('/') + 1);
  }
}
