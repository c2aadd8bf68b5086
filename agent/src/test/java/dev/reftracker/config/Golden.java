package dev.reftracker.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares a generated file with the one in the project; {@code -Dupdate.golden=true} writes it
 * instead.
 */
final class Golden {
  private Golden() {}

  /** Compares {@code text} with the file at {@code path}, relative to the project's root. */
  static void assertUpToDate(Path path, String text) throws IOException {
    if (Boolean.getBoolean("update.golden")) {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, text);
    }
    assertThat(path)
        .describedAs("%s, made with -Dupdate.golden=true", path)
        .exists()
        .hasContent(text);
  }
}
