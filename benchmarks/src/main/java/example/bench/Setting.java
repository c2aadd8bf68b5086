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
 * @param agent our jar
 * @param folder for reports and made jars
 * @param rounds how often each variant is run
 * @param warmups slices of each fork that do not count
 * @param slices of each fork that count
 * @param sliceMillis how long each is
 * @param seconds how long the HTTP echo is measured
 */
record Setting(
    Path java,
    Path agent,
    Path folder,
    int rounds,
    int warmups,
    int slices,
    int sliceMillis,
    int seconds) {

  Path reports() {
    return made(folder.resolve("reports"));
  }

  /** A jar with nothing but a manifest that names an agent of the class path. */
  Path emptyJar(String agentClass) {
    Path jar = made(folder).resolve(agentClass + ".jar");
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
