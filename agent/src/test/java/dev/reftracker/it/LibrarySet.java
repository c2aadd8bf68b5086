package dev.reftracker.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The published jars that a program under test is compiled against and runs with. */
enum LibrarySet {
  NONE("none", 17),
  NETTY_41("netty41", 17),
  NETTY_42("netty42", 17),
  /** Netty as gRPC ships it: relocated. Sources are rewritten before they are compiled. */
  GRPC_SHADED("grpc", 17),
  LUCENE_9("lucene9", 17),
  LUCENE_10("lucene10", 21),
  ARROW("arrow", 17),
  JETTY_120("jetty120", 17),
  JETTY_121("jetty121", 17),
  /** An agent, not a library: JaCoCo. */
  JACOCO("jacoco", 17);

  private final String folder;
  private final int oldestJdk;

  LibrarySet(String folder, int oldestJdk) {
    this.folder = folder;
    this.oldestJdk = oldestJdk;
  }

  /** Name of its folder under {@code target/it-libs}. */
  String folder() {
    return folder;
  }

  /** The oldest feature version that can read its class files. */
  int oldestJdk() {
    return oldestJdk;
  }

  /** The source text as it must be for these jars. */
  String adapt(String source) {
    return this == GRPC_SHADED
        ? source.replace("io.netty.", "io.grpc.netty.shaded.io.netty.")
        : source;
  }

  /** Options that the libraries ask of every JVM that they run in. */
  List<String> jvmOptions() {
    return this == ARROW ? List.of("--add-opens=java.base/java.nio=ALL-UNNAMED") : List.of();
  }

  /** Its jars; fails when the build has not copied them yet. */
  List<Path> jars() {
    if (this == NONE) {
      return List.of();
    }
    Path libraries = Built.target().resolve("it-libs").resolve(folder);
    if (!Files.isDirectory(libraries)) {
      throw new IllegalStateException(
          libraries + " is missing: run 'mvn pre-integration-test' once");
    }
    try (Stream<Path> entries = Files.list(libraries)) {
      return entries.filter(jar -> jar.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
