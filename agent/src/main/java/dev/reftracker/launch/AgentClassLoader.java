package dev.reftracker.launch;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
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
 * Loads the agent and its libraries from the bundles in the agent's jar.
 *
 * <p>Its parent is the platform loader: neither do the agent's classes see the program's, nor the
 * other way round. The jar stays open for the life of the JVM, so that a report at exit works even
 * when the file has been deleted.
 */
final class AgentClassLoader extends ClassLoader {

  /** What every start needs, hence not compressed. */
  private static final String AGENT = "inst/agent.bundle";

  /** What reads files, draws command lines and attaches: read when it is first asked for. */
  private static final String LIBRARIES = "inst/libraries.bundle";

  private static final String CLASS = ".class";

  static {
    registerAsParallelCapable();
  }

  private final JarFile jar;
  private final File file;
  private final Bundle agent;

  /**
   * Eight megabytes, asked for in bursts: while rules are read, and for some reports. Between them
   * the program has its heap back.
   */
  private volatile Reference<Bundle> libraries = new WeakReference<>(null);

  AgentClassLoader(File file) throws IOException {
    super("reftracker", ClassLoader.getPlatformClassLoader());
    this.file = file;
    this.jar = new JarFile(file, false);
    this.agent = bundle(AGENT);
  }

  /** The bridge and the hooks behind it. */
  byte[][] bridgeClasses() throws IOException {
    return new byte[][] {
      open("bridge/RefTrackerBridge.classdata").readAllBytes(),
      open("bridge/RefTrackerHooks.classdata").readAllBytes()
    };
  }

  /**
   * Loads and verifies the classes of a package before they are used. Initialises none: that stays
   * in the order of use.
   *
   * @param folder the package with slashes, and one at its end
   */
  void load(String folder) throws ClassNotFoundException {
    for (String name : agent.namesIn(folder)) {
      if (name.endsWith(CLASS)) {
        String className = name.substring(0, name.length() - CLASS.length()).replace('/', '.');
        // Asking for constructors links the class, which is most of the work.
        Constructor<?>[] unused = loadClass(className).getDeclaredConstructors();
      }
    }
  }

  /**
   * Own classes first: no loader above has any of them, and asking for each would take a start some
   * milliseconds.
   */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!agent.contains(fileOf(name))) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes;
    try {
      bytes = read(fileOf(name));
    } catch (IOException e) {
      throw new ClassNotFoundException(name + " cannot be read from " + file, e);
    }
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  /** Own files first, as with classes. */
  @Override
  public InputStream getResourceAsStream(String name) {
    try {
      byte[] own = agent.read(name);
      return own == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(own);
    } catch (IOException e) {
      return null; // a damaged jar: as if it were not there
    }
  }

  @Override
  protected URL findResource(String name) {
    try {
      return bundleOf(name) == null
          ? null
          : new URL("reftracker", null, -1, "/" + name, new BundleHandler());
    } catch (MalformedURLException e) {
      return null; // cannot happen: the handler is given
    } catch (IOException e) {
      return null; // a damaged jar: as if it were not there
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL resource = findResource(name);
    return Collections.enumeration(resource == null ? List.of() : List.of(resource));
  }

  /** The content of an entry of some bundle; null when there is none. */
  private byte[] read(String name) throws IOException {
    Bundle bundle = bundleOf(name);
    return bundle == null ? null : bundle.read(name);
  }

  private static String fileOf(String className) {
    return className.replace('.', '/').concat(CLASS);
  }

  private Bundle bundleOf(String name) throws IOException {
    if (agent.contains(name)) {
      return agent;
    }
    Bundle known = libraries.get();
    if (known == null) {
      known = bundle(LIBRARIES); // twice at worst
      libraries = new WeakReference<>(known);
    }
    return known.contains(name) ? known : null;
  }

  private Bundle bundle(String entryName) throws IOException {
    try (InputStream in = open(entryName)) {
      byte[] content = new byte[(int) jar.getEntry(entryName).getSize()];
      in.readNBytes(content, 0, content.length);
      return new Bundle(content);
    }
  }

  private InputStream open(String entryName) throws IOException {
    ZipEntry entry = jar.getEntry(entryName);
    if (entry == null) {
      throw new FileNotFoundException(entryName + " in " + file);
    }
    return jar.getInputStream(entry);
  }

  /** Reads from the bundles that are already open. */
  private final class BundleHandler extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() throws IOException {
          byte[] content = read(url.getPath().substring(1));
          if (content == null) {
            throw new FileNotFoundException(url.getPath() + " in " + file);
          }
          return new ByteArrayInputStream(content);
        }
      };
    }
  }
}
