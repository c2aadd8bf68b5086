package dev.reftracker.weaving;

import static dev.reftracker.weaving.TestRules.on;
import static dev.reftracker.weaving.TestRules.type;

import dev.reftracker.config.Role;
import dev.reftracker.config.Success;
import dev.reftracker.config.TypeRule;
import dev.reftracker.config.ValueSource;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The libraries' published jars, where the build puts them, and rules for their counting methods.
 */
final class LibraryJars {

  private static final Path FOLDER = Path.of("target", "weaving-libs");

  private LibraryJars() {}

  /** A loader over some jars; its parent finds the bridge. */
  static URLClassLoader loader(String... jars) {
    URL[] urls =
        Stream.concat(Stream.of("slf4j-api-2.0.17"), Arrays.stream(jars))
            .map(LibraryJars::url)
            .toArray(URL[]::new);
    return new URLClassLoader(urls, LibraryJars.class.getClassLoader());
  }

  private static URL url(String jar) {
    try {
      return FOLDER.resolve(jar + ".jar").toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static URLClassLoader netty(String version) {
    return loader("netty-buffer-" + version, "netty-common-" + version);
  }

  static TypeRule nettyBuffer() {
    return nettyRule("**.io.netty.buffer.AbstractReferenceCountedByteBuf");
  }

  static TypeRule nettyCounted() {
    return nettyRule("**.io.netty.util.AbstractReferenceCounted");
  }

  private static TypeRule nettyRule(String type) {
    return type(
        type,
        on(Role.BEGIN, "<init>").rule(),
        on(Role.BEGIN, "resetRefCnt").rule(),
        on(Role.BEGIN, "setRefCnt").amount(ValueSource.argument(0)).rule(),
        on(Role.ACQUIRE, "retain").taking().rule(),
        on(Role.ACQUIRE, "retain").taking("int").amount(ValueSource.argument(0)).rule(),
        on(Role.RELEASE, "release").taking().ends(Success.RETURN_TRUE).rule(),
        on(Role.RELEASE, "release")
            .taking("int")
            .amount(ValueSource.argument(0))
            .ends(Success.RETURN_TRUE)
            .rule(),
        on(Role.TOUCH, "touch").taking().rule(),
        on(Role.COUNT, "refCnt").rule());
  }

  static TypeRule lucene() {
    return type(
        "org.apache.lucene.index.IndexReader",
        on(Role.BEGIN, "<init>").rule(),
        on(Role.ACQUIRE, "incRef").rule(),
        on(Role.ACQUIRE, "tryIncRef").success(Success.RETURN_TRUE).rule(),
        on(Role.RELEASE, "decRef").rule(),
        on(Role.USE, "ensureOpen").rule());
  }

  static TypeRule arrow() {
    return type(
        "org.apache.arrow.memory.BufferLedger",
        on(Role.BEGIN, "<init>").amount(ValueSource.constant(0)).rule(),
        on(Role.ACQUIRE, "increment").rule(),
        on(Role.ACQUIRE, "retain").taking("int").amount(ValueSource.argument(0)).rule(),
        on(Role.RELEASE, "decrement")
            .amount(ValueSource.argument(0))
            .ends(Success.RETURN_ZERO)
            .rule());
  }

  static TypeRule jetty() {
    return type(
        "org.eclipse.jetty.io.Retainable$ReferenceCounter",
        on(Role.BEGIN, "<init>").rule(),
        on(Role.BEGIN, "acquire").rule(),
        on(Role.ACQUIRE, "retain").rule(),
        on(Role.ACQUIRE, "tryRetain").success(Success.RETURN_TRUE).rule(),
        on(Role.RELEASE, "release").ends(Success.RETURN_TRUE).rule());
  }
}
