package dev.reftracker.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where rule files and settings come from, and which of them goes first. */
class ConfigLoaderTest {
  @TempDir private Path folder;

  @Test
  void aFileNamesPresetsAndSettings() throws IOException {
    Path file =
        write(
            "my.yaml",
            "presets: [netty:-pipeline]\noptions:\n  report: [a.json, b.txt]\n  depth: 32\n");

    TrackingConfig config = ConfigLoader.load("config=" + file);

    assertThat(config.types()).extracting(TypeRule::name).containsExactly("bytebuf", "refcounted");
    assertThat(config.options().presets()).containsExactly("netty");
    assertThat(config.options().reports()).containsExactly("a.json", "b.txt");
    assertThat(config.options().depth()).isEqualTo(32);
    assertThat(config.options().configFiles()).containsExactly(file);
  }

  @Test
  void theCommandLineGoesBeforeTheFile() throws IOException {
    Path file = write("my.yaml", "presets: netty\noptions: {report: a.json, depth: 32}\n");

    TrackingConfig config = ConfigLoader.load("netty:-bytebuf,depth=8,config=" + file);

    assertThat(config.options().depth()).isEqualTo(8);
    assertThat(config.options().reports()).containsExactly("a.json");
    assertThat(config.types()).extracting(TypeRule::name).containsExactly("refcounted", "pipeline");
  }

  @Test
  void typesOfAFileCarryItsName() throws IOException {
    Path file = write("my.yaml", "types: [{name: t, class: a.B, methods: {release: close}}]\n");

    TrackingConfig config = ConfigLoader.load("config=" + file);

    assertThat(config.types()).extracting(TypeRule::preset).containsExactly(file.toString());
  }

  @Test
  void aMissingFileNamesItsNeighbour() throws IOException {
    Path file = write("netty.yaml", "presets: netty\n");
    Path wrong = folder.resolve("nety.yaml");

    assertThatThrownBy(() -> ConfigLoader.load("config=" + wrong))
        .isInstanceOf(ConfigException.class)
        .hasMessage(wrong + " not found (option config=). Is it " + file + "?");
  }

  @Test
  void aFolderIsNoRuleFile() {
    assertThatThrownBy(() -> ConfigLoader.load("config=" + folder))
        .isInstanceOf(ConfigException.class)
        .hasMessage(folder + " is a folder (option config=). Name a file in it.");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Path file = folder.resolve("my.yaml");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});

    assertThatThrownBy(() -> ConfigLoader.load("config=" + file))
        .isInstanceOf(ConfigException.class)
        .hasMessage(file + " is no UTF-8 text (option config=). Name a YAML or JSON file.");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
