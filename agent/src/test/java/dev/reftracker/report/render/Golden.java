package dev.reftracker.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares a text with a file kept beside the tests; {@code -Dupdate.golden=true} writes the file
 * instead.
 */
final class Golden {

  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private Golden() {}

  /**
   * Checks one text.
   *
   * @param actual the text
   * @param name the file's name
   */
  static void check(String actual, String name) throws IOException {
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean("update.golden")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, actual);
    }
    assertThat(file).as("golden file; write it with -Dupdate.golden=true").exists();
    assertThat(actual).isEqualTo(Files.readString(file));
  }

  /** The file's name of a shape: {@code ONE_LEAK} is {@code one-leak}. */
  static String name(Shape shape) {
    return shape.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
