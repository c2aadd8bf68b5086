package example.bench;

import io.netty.buffer.ByteBuf;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Loads the classes of whole libraries, and compares what was defined with the class files. */
public final class SameBytes {

  private static final String LIBRARIES = ".*/(lucene-core|jackson-databind|asm|netty-buffer)-.*";
  private static final String SUFFIX = ".class";
  private static final String NETTY = "io/netty/";

  private SameBytes() {}

  /** Prints how many classes that no rule selects were looked at, and how many were changed. */
  public static void main(String[] args) throws IOException {
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (part.matches(LIBRARIES)) {
        load(part);
      }
    }
    int looked = 0;
    int changed = 0;
    boolean woven = false;
    for (String name : SameBytesAgent.SEEN.keySet()) {
      if (name.startsWith(NETTY)) {
        woven |= changed(name);
      } else if (!name.startsWith("example/")) {
        looked++;
        changed += changed(name) ? 1 : 0;
      }
    }
    Out.say("looked", looked);
    Out.say("changed", changed);
    Out.say("selectedChanged", woven ? 1 : 0);
    Planted.buffers();
    System.gc();
  }

  private static void load(String jar) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      for (Enumeration<JarEntry> all = file.entries(); all.hasMoreElements(); ) {
        String name = all.nextElement().getName();
        if (name.endsWith(SUFFIX) && !name.startsWith("META-INF") && !name.contains("-info.")) {
          define(name);
        }
      }
    }
  }

  private static void define(String file) {
    String name = file.substring(0, file.length() - SUFFIX.length()).replace('/', '.');
    try {
      Class.forName(name, false, ByteBuf.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      // needs a library that is not here
    }
  }

  private static boolean changed(String name) {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(name + SUFFIX)) {
      return in == null || Arrays.hashCode(in.readAllBytes()) != SameBytesAgent.SEEN.get(name);
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
