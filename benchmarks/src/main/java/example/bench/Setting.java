package example.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * What to run, with what, and how long.
 *
 * @param java the JVM
 * @param home the project
 * @param full whether slices are the long ones
 */
record Setting(Path java, Path home, boolean full) {

  /** Our jar. */
  Path agent() {
    return home.resolve("agent/target/reftracker-agent.jar");
  }

  /** The rules of the counted class of our programs. */
  Path rules() {
    return home.resolve("benchmarks/rules/counted.yaml");
  }

  /** For reports and made jars. */
  Path folder() {
    return made(home.resolve("benchmarks/target/out"));
  }

  Path reports() {
    return made(folder().resolve("reports"));
  }

  /** Slices of each fork that do not count. */
  int warmups() {
    return 5;
  }

  /** Slices of each fork that count. */
  int slices() {
    return full ? 5 : 3;
  }

  /** How long a slice is. */
  int sliceMillis() {
    return full ? 2_000 : 600;
  }

  /** How long a program under load warms up, and how long it is then measured. */
  int seconds() {
    return full ? 10 : 4;
  }

  /** How often a short program is run in a round, in turn with its variants. */
  int turns() {
    return full ? 15 : 5;
  }

  /** A jar with nothing but a manifest that names an agent of the class path. */
  Path emptyJar(String agentClass) {
    Path jar = folder().resolve(agentClass + ".jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", "example.bench." + agentClass);
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
