package dev.reftracker.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Where the build has put things. */
final class Built {

  private static final AtomicInteger RUNS = new AtomicInteger();

  private Built() {}

  /** The agent module's folder. */
  static Path module() {
    Path here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve("agent/src")) ? here.resolve("agent") : here;
  }

  /** The agent module's {@code target}. */
  static Path target() {
    return module().resolve("target");
  }

  /** The finished agent; another one can be named by the system property {@code reftracker.jar}. */
  static Path agentJar() {
    String named = System.getProperty("reftracker.jar");
    Path jar = named == null ? target().resolve("reftracker-agent.jar") : Path.of(named);
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(jar + " is missing: run 'mvn package' once");
    }
    return jar.toAbsolutePath();
  }

  /** The sources of the programs under test. */
  static Path programs() {
    return module().resolve("src/test/programs");
  }

  /** The option that switches the rules for {@code example.counted.Counted} on. */
  static String countedRules() {
    return "config=" + programs().resolve("example/counted/counted.yaml");
  }

  /** The text of these rules. */
  static String countedYaml() {
    try {
      return Files.readString(programs().resolve("example/counted/counted.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new empty folder for one run of a program. */
  static Path runFolder(String name) {
    try {
      Path parent = Files.createDirectories(target().resolve("it-runs"));
      return Files.createTempDirectory(parent, name + "-" + RUNS.incrementAndGet() + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
