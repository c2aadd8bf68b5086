package dev.reftracker.weaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.reftracker.config.Role;
import dev.reftracker.config.TypeRule;
import dev.reftracker.matching.Hierarchy;
import dev.reftracker.matching.MatchReport;
import dev.reftracker.matching.NamedTypes;
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
      List.of(
          CallSiteTestRules.type(
              "**.io.netty.buffer.AbstractReferenceCountedByteBuf",
              CallSiteTestRules.retainAndRelease(),
              List.of(
                  "**.io.netty.util.ReferenceCountUtil",
                  "**.io.netty.buffer.Unpooled",
                  "**.io.netty.buffer.ByteBufUtil",
                  "**.io.netty.buffer.*ByteBufAllocator"),
              List.of(
                  "**.io.netty.util.ReferenceCounted",
                  "**.io.netty.buffer.ByteBuf",
                  "**.io.netty.buffer.ByteBufHolder"),
              "**.io.netty.**",
              List.of("**#channelRead", "**#write", "**#decode", "**#encode")),
          CallSiteTestRules.type(
              "org.apache.lucene.index.IndexReader",
              List.of(
                  CallSiteTestRules.method(Role.BEGIN, "<init>"),
                  CallSiteTestRules.method(Role.ACQUIRE, "tryIncRef"),
                  CallSiteTestRules.method(Role.RELEASE, "decRef")),
              List.of(),
              List.of("org.apache.lucene.index.IndexReader"),
              "org.apache.lucene.**",
              List.of()),
          CallSiteTestRules.type(
              "org.apache.arrow.memory.BufferLedger",
              List.of(
                  CallSiteTestRules.method(Role.ACQUIRE, "retain"),
                  CallSiteTestRules.method(Role.RELEASE, "release")),
              List.of("org.apache.arrow.memory.BaseAllocator"),
              List.of(
                  "org.apache.arrow.memory.ReferenceManager",
                  "org.apache.arrow.memory.ArrowBuf",
                  "org.apache.arrow.vector.ValueVector"),
              "org.apache.arrow.**",
              List.of()));

  static Stream<Path> libraries() throws IOException {
    Path folder = Path.of(System.getProperty("reftracker.libraries", "target/it-libs"));
    try (Stream<Path> sets = Files.list(folder)) {
      return sets.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void everyWovenClassOfALibraryPassesTheVerifier(Path folder) throws Exception {
    List<String> trouble = new ArrayList<>();
    List<Path> jars = jars(folder);

    try (WeavingLoader loader = new WeavingLoader(jars, trouble)) {
      int linked = 0;
      for (String name : classNames(jars)) {
        linked += link(loader, name, trouble) ? 1 : 0;
      }
      System.out.printf(
          "%s: %d classes linked, %d woven with %d sites%n",
          folder.getFileName(), linked, loader.woven, loader.sites.get());

      assertThat(trouble).isEmpty();
      assumeThat(linked).as("classes that this JVM can read").isPositive();
    }
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
  private static boolean link(ClassLoader loader, String name, List<String> trouble) {
    try {
      Class.forName(name, false, loader).getDeclaredConstructors(); // the JVM links to answer
      return true;
    } catch (VerifyError | ClassFormatError e) {
      if (!(e instanceof UnsupportedClassVersionError)) {
        trouble.add(name + ": " + e.getMessage());
      }
      return false;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  /** Weaves each class that it defines. */
  private static final class WeavingLoader extends URLClassLoader {
    private final AtomicInteger sites = new AtomicInteger();
    private final WeavingTransformer transformer;
    private int woven;

    WeavingLoader(List<Path> jars, List<String> trouble) throws IOException {
      super(urls(jars), WeavingLoader.class.getClassLoader());
      CallSiteStep step =
          new CallSiteStep(RULES, new Hierarchy(), new CountingIds(sites), true, trouble::add);
      this.transformer =
          new WeavingTransformer(
              new NamedTypes(RULES), List.of(step), new MatchReport(RULES), trouble::add);
    }

    private static URL[] urls(List<Path> jars) throws IOException {
      List<URL> urls = new ArrayList<>();
      for (Path jar : jars) {
        urls.add(jar.toUri().toURL());
      }
      return urls.toArray(new URL[0]);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      String path = name.replace('.', '/');
      try (var file = getResourceAsStream(path + ".class")) {
        if (file == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] plain = file.readAllBytes();
        byte[] changed = transformer.transform(this, path, null, null, plain);
        woven += changed == null ? 0 : 1;
        byte[] bytes = changed == null ? plain : changed;
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  /** Numbers sites as they come. */
  private record CountingIds(AtomicInteger sites) implements HookIds {
    @Override
    public int methodId(dev.reftracker.matching.MatchedMethod method) {
      throw new UnsupportedOperationException("no counting method is woven here");
    }

    @Override
    public int siteId(
        String className, String method, String descriptor, String file, int line, SiteKind kind) {
      return sites.incrementAndGet();
    }
  }
}
