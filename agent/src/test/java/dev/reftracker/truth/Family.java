package dev.reftracker.truth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A kind of program: one template, from which a seed makes one program and its corrected twin.
 *
 * @param name file name of the template without its ending
 * @param half where the template lies
 */
record Family(String name, Half half) {
  private static final String ENDING = ".java.txt";

  /** All families of one half, sorted by name. */
  static List<Family> of(Half half) {
    try (Stream<Path> files = Files.list(folder(half))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ENDING))
          .map(file -> new Family(file.substring(0, file.length() - ENDING.length()), half))
          .sorted((a, b) -> a.name().compareTo(b.name()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The template's text; {@link Template} says how it is written. */
  String template() {
    return text(half.folder() + "/" + name + ENDING);
  }

  /** Text of a resource beside these classes. */
  static String text(String resource) {
    try (InputStream in = Family.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder(Half half) {
    URI uri;
    try {
      uri = Family.class.getResource(half.folder()).toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return Path.of(uri);
  }
}
