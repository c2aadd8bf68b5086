package dev.reftracker.it;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The jar of the second agent, {@code example.probe.Probe}, made when a test needs it. */
final class ProbeJar {

  private static Path jar;

  private ProbeJar() {}

  /** The jar. */
  static synchronized Path path() {
    if (jar == null) {
      jar = build(Program.of("probe.Probe", LibrarySet.NONE));
    }
    return jar;
  }

  private static Path build(Program program) {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", program.mainClass());
    attributes.putValue("Can-Retransform-Classes", "true");
    Path file = Built.target().resolve("it-classes").resolve("probe.jar");
    String entry = program.mainClass().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream zip = new JarOutputStream(out, manifest)) {
      zip.putNextEntry(new JarEntry(entry));
      zip.write(Files.readAllBytes(program.classes().resolve(entry)));
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
