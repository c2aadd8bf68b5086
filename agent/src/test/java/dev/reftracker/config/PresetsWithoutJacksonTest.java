package dev.reftracker.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Presets are read where there is no Jackson to load: our classes alone, above the JDK's. */
class PresetsWithoutJacksonTest {
  @TempDir private Path folder;
  private URLClassLoader ours;
  private Method load;

  @BeforeEach
  void loadOurClassesAlone() throws ReflectiveOperationException, IOException {
    URL classes = Path.of("target/classes/").toUri().toURL();
    ours = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader());
    load = Class.forName(ConfigLoader.class.getName(), true, ours).getMethod("load", String.class);
  }

  @AfterEach
  void close() throws IOException {
    ours.close();
  }

  @Test
  void namingPresetsLoadsNoJackson() throws ReflectiveOperationException {
    for (String preset : Presets.names()) {
      Object config = load.invoke(null, preset + ",report=leaks.json,stacks=full");

      assertThat(config.toString())
          .isEqualTo(ConfigLoader.load(preset + ",report=leaks.json,stacks=full").toString());
    }
  }

  @Test
  void namingAFileLoadsIt() throws IOException {
    Path file = Files.writeString(folder.resolve("my.yaml"), "presets: netty\n");

    assertThatThrownBy(() -> load.invoke(null, "config=" + file))
        .isInstanceOf(InvocationTargetException.class)
        .hasCauseInstanceOf(NoClassDefFoundError.class)
        .cause()
        .hasMessageContaining("com/fasterxml/jackson");
  }
}
