package dev.reftracker.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.config.TypeRule;
import java.net.URLClassLoader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Counting classes of the libraries as published, old and new: woven, verified by ASM and by the
 * JVM.
 */
class WovenLibrariesTest {

  private static final String BUFFER = "io.netty.buffer.AbstractReferenceCountedByteBuf";
  private static final String COUNTED = "io.netty.util.AbstractReferenceCounted";
  private static final String READER = "org.apache.lucene.index.IndexReader";
  private static final String LEDGER = "org.apache.arrow.memory.BufferLedger";
  private static final String COUNTER = "org.eclipse.jetty.io.Retainable$ReferenceCounter";

  static Stream<Arguments> classes() {
    Stream<Arguments> newest =
        Runtime.version().feature() < 21
            ? Stream.of() // its class files need Java 21
            : Stream.of(library("10.6.0", READER, LibraryJars.lucene(), 4, "lucene-core-10.6.0"));
    return Stream.concat(newest, onEveryJdk());
  }

  private static Stream<Arguments> onEveryJdk() {
    return Stream.of(
        netty("4.1.30.Final", BUFFER, LibraryJars.nettyBuffer(), 7),
        netty("4.1.30.Final", COUNTED, LibraryJars.nettyCounted(), 7),
        netty("4.1.68.Final", BUFFER, LibraryJars.nettyBuffer(), 8),
        netty("4.1.68.Final", COUNTED, LibraryJars.nettyCounted(), 7),
        netty("4.1.140.Final", BUFFER, LibraryJars.nettyBuffer(), 8),
        netty("4.1.140.Final", COUNTED, LibraryJars.nettyCounted(), 7),
        netty("4.2.20.Final", BUFFER, LibraryJars.nettyBuffer(), 8),
        netty("4.2.20.Final", COUNTED, LibraryJars.nettyCounted(), 7),
        library("9.12.3", READER, LibraryJars.lucene(), 4, "lucene-core-9.12.3"),
        library("10.0.1", LEDGER, LibraryJars.arrow(), 4, "arrow-memory-core-10.0.1"),
        library("19.0.0", LEDGER, LibraryJars.arrow(), 4, "arrow-memory-core-19.0.0"),
        library("12.0.0", COUNTER, LibraryJars.jetty(), 4, "jetty-io-12.0.0", "jetty-util-12.0.0"),
        library(
            "12.1.14", COUNTER, LibraryJars.jetty(), 4, "jetty-io-12.1.14", "jetty-util-12.1.14"));
  }

  private static Arguments netty(String version, String className, TypeRule rule, int methods) {
    return Arguments.of(version, className, rule, methods, LibraryJars.netty(version));
  }

  private static Arguments library(
      String version, String className, TypeRule rule, int methods, String... jars) {
    return Arguments.of(version, className, rule, methods, LibraryJars.loader(jars));
  }

  @ParameterizedTest(name = "{1} {0}")
  @MethodSource("classes")
  void aCountingClassIsWovenWhereItCountsAndPassesTheVerifier(
      String version, String className, TypeRule rule, int methods, URLClassLoader jars)
      throws Exception {
    Woven woven = new Woven(rule);

    byte[] classFile = woven.weave(className, jars);
    Class<?> type = Class.forName(className, true, woven.loader(jars, topPackages(className)));

    assertThat(woven.log).isEmpty();
    assertThat(Woven.verdict(classFile, jars)).isEmpty();
    assertThat(type.getClassLoader()).isInstanceOf(WeavingLoader.class);
    assertThat(woven.ids.methods).hasSize(methods);
  }

  private static String topPackages(String className) {
    return className.substring(0, className.indexOf('.', className.indexOf('.') + 1));
  }
}
