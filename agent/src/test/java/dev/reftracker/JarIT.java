package dev.reftracker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The finished jar: what is where, and what a program sees of it. */
class JarIT {

  private static final Path JAR = Path.of(System.getProperty("reftracker.jar"));
  private static final List<String> ENTRIES = new ArrayList<>();
  private static final List<String> BUNDLED = new ArrayList<>();
  private static final List<String> NAMING_THE_BRIDGES_SOURCE = new ArrayList<>();

  @BeforeAll
  static void listEntries() throws IOException {
    try (InputStream jar = Files.newInputStream(JAR)) {
      list(jar, ENTRIES);
    }
  }

  /** As a stream, since the directory at the end of a jar hides what is stored twice. */
  private static void list(InputStream zip, List<String> names) throws IOException {
    ZipInputStream in = new ZipInputStream(zip);
    for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      names.add(entry.getName());
      byte[] content = in.readAllBytes();
      if (entry.getName().endsWith(".bundle")) {
        list(new ByteArrayInputStream(content), BUNDLED);
      } else if (new String(content, ISO_8859_1).contains("dev/reftracker/bridge/RefTracker")) {
        NAMING_THE_BRIDGES_SOURCE.add(entry.getName());
      }
    }
  }

  @Test
  void nothingIsStoredTwice() {
    assertThat(ENTRIES).doesNotHaveDuplicates();
    assertThat(BUNDLED).doesNotHaveDuplicates().hasSizeGreaterThan(1000);
  }

  @Test
  void hasFewEntriesSinceTheJvmReadsThemAllAtStart() {
    assertThat(ENTRIES).hasSizeLessThan(100);
  }

  @Test
  void hasFourRoots() {
    Set<String> roots = new TreeSet<>();
    ENTRIES.forEach(name -> roots.add(name.substring(0, name.indexOf('/') + 1)));

    assertThat(roots).containsExactly("META-INF/", "bridge/", "dev/", "inst/");
  }

  @Test
  void onlyTheLauncherIsStoredAsClasses() {
    assertThat(ENTRIES)
        .filteredOn(name -> name.endsWith(".class"))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("dev/reftracker/launch/"));
  }

  @Test
  void theBridgeIsForJavaLangAndNothingNamesItsSource() throws IOException {
    String bridge = content("bridge/RefTrackerBridge.classdata");

    assertThat(bridge).contains("java/lang/RefTrackerBridge");
    assertThat(NAMING_THE_BRIDGES_SOURCE).isEmpty();
  }

  @Test
  void theManifestNamesTheLauncherForEveryWayToStart() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();

      for (String key : List.of("Main-Class", "Premain-Class", "Agent-Class")) {
        assertThat(manifest.getValue(key)).isEqualTo("dev.reftracker.launch.Launcher");
      }
      assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
      assertThat(manifest.getValue("Can-Redefine-Classes")).isEqualTo("true");
      assertThat(manifest.getValue("Boot-Class-Path")).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev.reftracker.agent.Agent",
        "dev.reftracker.runtime.snapshot.Snapshot",
        "org.objectweb.asm.ClassReader",
        "net.bytebuddy.ByteBuddy",
        "com.fasterxml.jackson.databind.ObjectMapper",
        "org.yaml.snakeyaml.Yaml",
        "picocli.CommandLine"
      })
  void aProgramDoesNotSee(String className) throws IOException {
    try (URLClassLoader program = programLoader()) {
      assertThat(BUNDLED).contains(className.replace('.', '/') + ".class");
      assertThatThrownBy(() -> program.loadClass(className))
          .isInstanceOf(ClassNotFoundException.class);
    }
  }

  @Test
  void aProgramSeesNoServiceOfOurs() throws IOException {
    try (URLClassLoader program = programLoader()) {
      assertThat(program.findResource("META-INF/services/com.fasterxml.jackson.core.JsonFactory"))
          .isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "asm",
        "byte-buddy",
        "byte-buddy-agent",
        "picocli",
        "jackson-core",
        "jackson-databind",
        "jackson-annotations",
        "jackson-dataformat-yaml",
        "snakeyaml"
      })
  void carriesTheLicenceOf(String library) {
    assertThat(ENTRIES).contains("META-INF/licenses/" + library + "/LICENSE");
  }

  private static URLClassLoader programLoader() throws IOException {
    return new URLClassLoader(
        new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
  }

  private static String content(String entry) throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return new String(jar.getInputStream(jar.getEntry(entry)).readAllBytes(), ISO_8859_1);
    }
  }
}
