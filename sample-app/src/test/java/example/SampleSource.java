package example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a sample's source says about itself: the command and the output in its header, and a comment
 * {@code // LEAK n} on each line whose reference leaks n times.
 *
 * @param file the source file
 * @param text its text
 */
record SampleSource(Path file, String text) {
  private static final String OPEN = " * <pre>{@code\n";
  private static final String CLOSE = " * }</pre>\n";
  private static final Pattern LEAK = Pattern.compile("// LEAK (\\d+)$");

  /** All samples, in order. */
  static Stream<SampleSource> all() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/java/example"))) {
      List<SampleSource> sources =
          files
              .filter(file -> file.getFileName().toString().startsWith("Sample"))
              .sorted()
              .map(SampleSource::read)
              .toList();
      return sources.stream();
    }
  }

  /** The command in the header and its output. */
  Transcript transcript() {
    String block = text.substring(text.indexOf(OPEN) + OPEN.length(), text.indexOf(CLOSE));
    return Transcript.parse(
        block
            .lines()
            .map(line -> line.replaceFirst("^ \\* ?", ""))
            .collect(Collectors.joining("\n", "", "\n")));
  }

  /** The same source with another command and output in its header. */
  SampleSource with(Transcript transcript) {
    String block =
        transcript
            .text()
            .lines()
            .map(line -> (" * " + line).stripTrailing())
            .collect(Collectors.joining("\n", "", "\n"));
    int from = text.indexOf(OPEN) + OPEN.length();
    return new SampleSource(
        file, text.substring(0, from) + block + text.substring(text.indexOf(CLOSE)));
  }

  /** The leaks that the source announces: line to number of references. */
  Map<Integer, Long> leaks() {
    Map<Integer, Long> leaks = new TreeMap<>();
    List<String> lines = new ArrayList<>(text.lines().toList());
    for (int i = 0; i < lines.size(); i++) {
      Matcher leak = LEAK.matcher(lines.get(i));
      if (leak.find()) {
        leaks.put(i + 1, Long.valueOf(leak.group(1)));
      }
    }
    return leaks;
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }

  /** Reads a sample. */
  static SampleSource read(Path file) {
    try {
      return new SampleSource(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
