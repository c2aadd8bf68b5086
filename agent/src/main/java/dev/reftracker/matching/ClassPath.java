package dev.reftracker.matching;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * The class path that the JVM was started with, and jars that classes of it came from. Thread-safe.
 */
final class ClassPath {

  private final String[] entries;

  /** Jars by path; they stay open, as they do in the loader. */
  private final Map<String, JarFile> jars = new ConcurrentHashMap<>();

  /**
   * A class path.
   *
   * @param text as {@code java.class.path} has it; null for an empty one
   */
  ClassPath(String text) {
    this.entries = text == null || text.isEmpty() ? new String[0] : text.split(File.pathSeparator);
  }

  /** The content of a file, from the first entry that has it; null where none has. */
  byte[] read(String file) throws IOException {
    for (String entry : entries) {
      byte[] found = entry.endsWith(".jar") ? read(jar(entry), file) : readFrom(entry, file);
      if (found != null) {
        return found;
      }
    }
    for (JarFile jar : jars.values()) { // those that manifests name, too
      byte[] found = read(jar, file);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** A jar by its path; null when it cannot be read. */
  JarFile jar(String path) {
    JarFile known = jars.get(path);
    if (known == null) {
      File file = new File(path);
      if (!file.isFile()) {
        return null; // a path with escapes in it, for example
      }
      try {
        known = new JarFile(file, false, JarFile.OPEN_READ, JarFile.runtimeVersion());
        jars.put(path, known);
      } catch (IOException e) {
        return null; // damaged: for the loader to complain
      }
    }
    return known;
  }

  /** The content of a jar's entry; null where there is none. */
  static byte[] read(JarFile jar, String file) throws IOException {
    ZipEntry entry = jar == null ? null : jar.getEntry(file);
    if (entry == null) {
      return null;
    }
    try (InputStream in = jar.getInputStream(entry)) {
      int size = (int) entry.getSize();
      if (size < 0) {
        return in.readAllBytes();
      }
      byte[] content = new byte[size];
      return in.readNBytes(content, 0, size) == size ? content : null;
    }
  }

  private static byte[] readFrom(String folder, String file) throws IOException {
    File found = new File(folder, file);
    if (!found.isFile()) {
      return null;
    }
    try (InputStream in = new FileInputStream(found)) {
      return in.readAllBytes();
    }
  }
}
