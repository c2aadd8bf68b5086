package dev.reftracker.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Opens the rule files that the user named. */
final class RuleFiles {
  private RuleFiles() {}

  /** Reads the file that {@code value} names. */
  static RuleFile read(OptionValue value) {
    Path path = OptionReader.path(value);
    return RuleFile.parse(value.text(), value.text(), text(value, path));
  }

  private static String text(OptionValue value, Path path) {
    if (Files.isDirectory(path)) {
      throw value.wrong(value.text() + " is a folder", "Name a file in it.");
    }
    try {
      return Files.readString(path);
    } catch (NoSuchFileException e) {
      throw value.wrong(value.text() + " not found", neighbour(path));
    } catch (CharacterCodingException e) {
      throw value.wrong(value.text() + " is no UTF-8 text", "Name a YAML or JSON file.");
    } catch (IOException e) {
      throw value.wrong(
          value.text() + " cannot be read: " + e.getClass().getSimpleName(),
          "Check its permissions.");
    }
  }

  private static String neighbour(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return "Folder " + folder + " does not exist.";
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      String nearest = Nearest.of(path.getFileName().toString(), names);
      return nearest == null
          ? "Check the path; relative ones start at " + Path.of("").toAbsolutePath() + "."
          : "Is it " + path.resolveSibling(nearest) + "?";
    } catch (IOException e) {
      return "Check the path.";
    }
  }
}
