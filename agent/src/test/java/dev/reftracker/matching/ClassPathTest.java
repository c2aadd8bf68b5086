package dev.reftracker.matching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {

  @TempDir private Path folder;
  private Path jar;

  @BeforeEach
  void aFolderAndAJar() throws IOException {
    jar = folder.resolve("some.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String file : new String[] {"both", "jar"}) {
        out.putNextEntry(new ZipEntry("a/" + file));
        out.write("of the jar".getBytes(UTF_8));
      }
    }
    Files.createDirectories(folder.resolve("a"));
    Files.writeString(folder.resolve("a/both"), "of the folder");
  }

  @Test
  void theFirstEntryThatHasAFileGivesIt() throws IOException {
    assertThat(read(folder + File.pathSeparator + jar, "a/both")).isEqualTo("of the folder");
    assertThat(read(jar + File.pathSeparator + folder, "a/both")).isEqualTo("of the jar");
    assertThat(read(folder + File.pathSeparator + jar, "a/jar")).isEqualTo("of the jar");
  }

  @Test
  void whatIsMissingIsPassedOver() throws IOException {
    String missing = folder.resolve("no.jar") + File.pathSeparator + folder.resolve("nothing");

    assertThat(read(missing + File.pathSeparator + jar, "a/jar")).isEqualTo("of the jar");
    assertThat(read(missing, "a/jar")).isNull();
    assertThat(read(null, "a/jar")).isNull();
  }

  @Test
  void aJarThatAManifestNamesIsSearchedOnceItIsKnown() throws IOException {
    ClassPath path = new ClassPath("");

    path.jar(jar.toString());

    assertThat(path.read("a/jar")).asString(UTF_8).isEqualTo("of the jar");
  }

  private static String read(String path, String file) throws IOException {
    byte[] content = new ClassPath(path).read(file);
    return content == null ? null : new String(content, UTF_8);
  }
}
