package dev.reftracker.weaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.reftracker.bridge.RefTrackerBridge;
import dev.reftracker.config.Presets;
import dev.reftracker.config.TypeRule;
import dev.reftracker.matching.MatchReport;
import dev.reftracker.matching.MatchedMethod;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Weaves the callers in whole published libraries and lets the JVM's verifier judge every woven
 * class.
 */
class CallSiteLibrariesIT {

  private static final List<TypeRule> RULES =
      Stream.of("netty", "lucene", "arrow", "jetty", "spring")
          .flatMap(preset -> Presets.types(preset).stream())
          .toList();

  /** Another agent, there to be loaded beside ours: it counts nothing. */
  private static final String OTHER_AGENT = "jacoco";

  static Stream<Path> libraries() throws IOException {
    Path folder = Path.of(System.getProperty("reftracker.libraries", "target/it-libs"));
    try (Stream<Path> sets = Files.list(folder)) {
      return sets
          .filter(Files::isDirectory)
          .filter(set -> !set.endsWith(OTHER_AGENT))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void everyWovenClassOfALibraryPassesTheVerifier(Path folder) throws Exception {
    List<String> trouble = new ArrayList<>();
    List<Path> jars = jars(folder);

    try (URLClassLoader files = new URLClassLoader(urls(jars), new BridgeLoader())) {
      WeavingTransformer transformer =
          WeavingTransformer.create(
              RULES, new FreshIds(new AtomicInteger()), true, new MatchReport(RULES), trouble::add);
      AtomicInteger woven = new AtomicInteger();
      WeavingLoader loader =
          new WeavingLoader(
              files,
              name -> files.findResource(name.replace('.', '/') + ".class") != null,
              (name, context, plain) -> {
                byte[] changed =
                    transformer.transform(context, name.replace('.', '/'), null, null, plain);
                woven.addAndGet(changed == null ? 0 : 1);
                return changed;
              });

      long linked =
          classNames(jars).stream().filter(name -> isLinked(loader, name, trouble)).count();

      System.out.printf(
          "%s: %d classes linked, %d of all woven%n", folder.getFileName(), linked, woven.get());
      assertThat(trouble).isEmpty();
      assumeThat(linked).as("classes that this JVM can read").isPositive();
      assertThat(woven).hasPositiveValue();
    }
  }

  private static URL[] urls(List<Path> jars) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      urls.add(jar.toUri().toURL());
    }
    return urls.toArray(new URL[0]);
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static List<String> classNames(List<Path> jars) throws IOException {
    List<String> names = new ArrayList<>();
    for (Path path : jars) {
      try (JarFile jar = new JarFile(path.toFile())) {
        jar.stream()
            .map(entry -> entry.getName())
            .filter(entry -> entry.endsWith(".class") && !entry.startsWith("META-INF"))
            .filter(entry -> !entry.endsWith("-info.class"))
            .map(entry -> entry.substring(0, entry.length() - 6).replace('/', '.'))
            .forEach(names::add);
      }
    }
    return names;
  }

  /**
   * Loads and links a class without running it; one that misses an optional library cannot be
   * judged.
   */
  private static boolean isLinked(ClassLoader loader, String name, List<String> trouble) {
    try {
      // The JVM links a class before it tells its constructors.
      return Class.forName(name, false, loader).getDeclaredConstructors() != null;
    } catch (VerifyError | ClassFormatError e) {
      if (!(e instanceof UnsupportedClassVersionError)) {
        trouble.add(name + ": " + e.getMessage());
      }
      return false;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  /**
   * Finds the bridge, which woven classes name, and no library of ours, which a library may meet in
   * another version.
   */
  private static final class BridgeLoader extends ClassLoader {
    BridgeLoader() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith(RefTrackerBridge.class.getName())) {
        return Class.forName(name, false, RefTrackerBridge.class.getClassLoader());
      }
      throw new ClassNotFoundException(name);
    }
  }

  /** A new number every time: there are too many to remember what they mean. */
  private record FreshIds(AtomicInteger last) implements HookIds {
    @Override
    public void facts(
        String className,
        String method,
        boolean onlyLooks,
        boolean onlyPasses,
        boolean letsGo,
        boolean answers,
        boolean leavesAlone) {}

    @Override
    public int methodId(MatchedMethod method) {
      return last.incrementAndGet();
    }

    @Override
    public int siteId(
        String className, String method, String descriptor, String file, int line, SiteKind kind) {
      return last.incrementAndGet();
    }
  }
}
