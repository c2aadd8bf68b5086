package dev.reftracker.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.matching.ClassFiles;
import dev.reftracker.matching.ClassLook;
import dev.reftracker.matching.Hierarchy;
import dev.reftracker.matching.MatchedMethod;
import dev.reftracker.matching.Matcher;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every method that a preset names, looked for in the published jars. */
class PresetLibrariesIT {
  private static final Path JARS = Path.of("target", "preset-libs");

  @ParameterizedTest
  @CsvSource({
    "netty,netty-buffer-4.1.30.Final+netty-common-4.1.30.Final+netty-transport-4.1.30.Final,resetRefCnt",
    "netty,netty-buffer-4.1.68.Final+netty-common-4.1.68.Final+netty-transport-4.1.68.Final,",
    "netty,netty-buffer-4.1.140.Final+netty-common-4.1.140.Final+netty-transport-4.1.140.Final,",
    "netty,netty-buffer-4.2.0.Final+netty-common-4.2.0.Final+netty-transport-4.2.0.Final,",
    "netty,netty-buffer-4.2.20.Final+netty-common-4.2.20.Final+netty-transport-4.2.20.Final,",
    "netty,grpc-netty-shaded-1.84.0,",
    "netty,hbase-shaded-netty-4.1.12,",
    "lucene,lucene-core-8.11.4,",
    "lucene,lucene-core-9.12.3,",
    "lucene,lucene-core-10.6.0,",
    "arrow,arrow-memory-core-10.0.1,",
    "arrow,arrow-memory-core-19.0.0,",
    "jetty,jetty-io-12.0.0,",
    "jetty,jetty-io-12.1.14,",
    "elasticsearch,elasticsearch-core-7.10.2,",
    "elasticsearch,elasticsearch-core-7.14.0,",
    "elasticsearch,elasticsearch-core-8.19.0,",
    "elasticsearch,elasticsearch-core-9.5.3,",
    "opensearch,opensearch-common-3.9.0,",
    "cassandra,cassandra-all-5.0.9,",
    "ratis,ratis-common-3.3.0,",
    "bookkeeper,bookkeeper-server-4.17.2,",
    "pulsar,managed-ledger-4.2.4,",
    "chronicle,chronicle-core-2026.5,",
    "undertow,undertow-core-2.1.0.Final,",
    "undertow,undertow-core-2.3.18.Final,",
    "aeron,aeron-client-1.51.0,",
    "spring,spring-core-7.0.10,",
  })
  void everyMethodNamedIsThereAndCanBeWoven(String preset, String jars, String missing)
      throws IOException {
    List<TypeRule> types = Presets.types(preset);

    List<MatchedMethod> matches = matches(types, jars.split("\\+"));

    List<String> unmatched = new ArrayList<>();
    for (TypeRule type : types) {
      for (MethodRule rule : type.methods()) {
        if (matches.stream()
            .noneMatch(m -> m.type().equals(type) && m.rule().equals(rule) && isDone(m))) {
          unmatched.add(rule.name());
        }
      }
    }
    assertThat(unmatched).isEqualTo(missing == null ? List.of() : List.of(missing));
  }

  /** Vert.x releases no buffer of its own on the heap, wherever a version makes them. */
  @ParameterizedTest
  @CsvSource({
    "vertx-core-3.9.5,PartialPooledByteBufAllocator,heapBuffer",
    "vertx-core-3.9.5,PartialPooledByteBufAllocator,compositeHeapBuffer",
    "vertx-core-3.9.5,BufferImpl,<init>",
    "vertx-core-4.0.0,PartialPooledByteBufAllocator,heapBuffer",
    "vertx-core-4.5.16,PartialPooledByteBufAllocator,heapBuffer",
  })
  void whatIsNeverReleasedByDesignIsLeftOutWhereItIsBegun(
      String jar, String simpleName, String method) throws IOException {
    TypeRule buffers =
        Presets.types("netty").stream().filter(one -> one.name().equals("bytebuf")).findAny().get();

    String maker =
        classes(path(jar)).stream()
            .map(file -> new ClassLook(file).name().replace('/', '.'))
            .filter(name -> name.endsWith("." + simpleName))
            .findAny()
            .orElseThrow();

    assertThat(buffers.excludedBegins()).as(maker).anyMatch(frame -> frame.matches(maker, method));
  }

  /** Woven, or never woven by its role. */
  private static boolean isDone(MatchedMethod match) {
    return match.refusal() == null || match.rule().role() == Role.COUNT;
  }

  private static List<MatchedMethod> matches(List<TypeRule> types, String[] jars)
      throws IOException {
    List<URL> urls = new ArrayList<>();
    for (String jar : jars) {
      urls.add(path(jar).toUri().toURL());
    }
    Matcher matcher = new Matcher(types, new Hierarchy(new ClassFiles()));
    List<MatchedMethod> matches = new ArrayList<>();
    try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), null)) {
      for (String jar : jars) {
        for (byte[] classFile : classes(path(jar))) {
          matches.addAll(matcher.match(new ClassLook(classFile), loader));
        }
      }
    }
    return matches;
  }

  private static Path path(String jar) {
    return JARS.resolve(jar + ".jar");
  }

  private static List<byte[]> classes(Path path) throws IOException {
    List<byte[]> classes = new ArrayList<>();
    try (JarFile jar = new JarFile(path.toFile())) {
      for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
        JarEntry entry = entries.nextElement();
        if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
          classes.add(jar.getInputStream(entry).readAllBytes());
        }
      }
    }
    return classes;
  }
}
