package dev.reftracker.launch;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Loads the agent and its libraries from folder {@code inst} of the agent's jar, where classes end
 * in {@code .classdata}.
 *
 * <p>Its parent is the platform loader: neither do the agent's classes see the program's, nor the
 * other way round. The jar stays open for the life of the JVM, so that a report at exit works even
 * when the file has been deleted.
 */
final class AgentClassLoader extends ClassLoader {

  private static final String ROOT = "inst/";
  private static final String BRIDGE = "bridge/RefTrackerBridge";

  static {
    registerAsParallelCapable();
  }

  private final JarFile jar;
  private final File file;

  AgentClassLoader(File file) throws IOException {
    super("reftracker", ClassLoader.getPlatformClassLoader());
    this.file = file;
    this.jar = new JarFile(file, false);
  }

  /** The bridge and the class nested in it, in the order in which they can be defined. */
  byte[][] bridgeClasses() throws IOException {
    return new byte[][] {read(BRIDGE + ".classdata"), read(BRIDGE + "$Installed.classdata")};
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes;
    try {
      bytes = read(ROOT + name.replace('.', '/') + ".classdata");
    } catch (FileNotFoundException e) {
      throw new ClassNotFoundException(name);
    } catch (IOException e) {
      throw new ClassNotFoundException(name + " cannot be read from " + file, e);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  @Override
  protected URL findResource(String name) {
    ZipEntry entry = jar.getEntry(ROOT + name);
    if (entry == null) {
      return null;
    }
    try {
      return new URL("reftracker", null, -1, "/" + name, new OpenJarHandler());
    } catch (MalformedURLException e) {
      return null; // cannot happen: the handler is given
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL resource = findResource(name);
    return Collections.enumeration(resource == null ? List.of() : List.of(resource));
  }

  private byte[] read(String entryName) throws IOException {
    try (InputStream in = open(entryName)) {
      return in.readAllBytes();
    }
  }

  private InputStream open(String entryName) throws IOException {
    ZipEntry entry = jar.getEntry(entryName);
    if (entry == null) {
      throw new FileNotFoundException(entryName + " in " + file);
    }
    return jar.getInputStream(entry);
  }

  /** Reads from the jar that is already open; the JDK's own handler would open the file again. */
  private final class OpenJarHandler extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() throws IOException {
          return open(ROOT + url.getPath().substring(1));
        }
      };
    }
  }
}
