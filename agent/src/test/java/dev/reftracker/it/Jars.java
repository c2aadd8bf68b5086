package dev.reftracker.it;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Makes jars of programs for tests that need one. */
final class Jars {

  private static final Map<Program, Path> PACKED = new HashMap<>();

  private Jars() {}

  /** The jar of the second agent, {@code example.probe.Probe}. */
  static Path probe() {
    Program probe = Program.of("probe.Probe", LibrarySet.NONE);
    return pack(
        probe, Map.of("Premain-Class", probe.mainClass(), "Can-Retransform-Classes", "true"));
  }

  /**
   * Packs the classes of a program; the same file for the same program.
   *
   * @param manifest further entries of the manifest
   */
  static synchronized Path pack(Program program, Map<String, String> manifest) {
    return PACKED.computeIfAbsent(program, key -> packNew(key, manifest));
  }

  private static Path packNew(Program program, Map<String, String> manifest) {
    Path file = Path.of(program.classes() + ".jar");
    Manifest all = new Manifest();
    all.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.forEach(all.getMainAttributes()::putValue);
    try (Stream<Path> walk = Files.walk(program.classes());
        OutputStream out = Files.newOutputStream(file);
        JarOutputStream zip = new JarOutputStream(out, all)) {
      List<Path> classes = walk.filter(Files::isRegularFile).sorted().toList();
      for (Path path : classes) {
        zip.putNextEntry(new JarEntry(program.classes().relativize(path).toString()));
        zip.write(Files.readAllBytes(path));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
