package example.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was measured on one JDK, kept in a file, so that rows can be measured one at a time and the
 * tables be put together afterwards. A line is {@code what, variant, values}, separated by tabs.
 */
final class Results {

  private static final String ABOUT = "# ";

  private final Path file;
  private final Map<String, String> about = new TreeMap<>();
  private final Samples samples = new Samples();

  /** Reads the file, where there is one. */
  Results(Path file) {
    this.file = file;
    try {
      for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
        read(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(String line) {
    String[] parts = line.split("\t");
    if (line.startsWith(ABOUT)) {
      about.put(parts[0].substring(ABOUT.length()), parts[1]);
      return;
    }
    for (String value : parts[2].split(" ")) {
      samples.add(parts[0], parts[1], Double.parseDouble(value));
    }
  }

  /** The JDK, as in the tables. */
  String name() {
    String name = file.getFileName().toString();
    return "JDK " + name.substring(0, name.indexOf('.'));
  }

  /** All that is known of the JDK. */
  Samples samples() {
    return samples;
  }

  /** A remark: of the machine, or when and how a row was measured; "-" where there is none. */
  String about(String key) {
    return about.getOrDefault(key, "-");
  }

  /** Puts down what was measured now, instead of what was known of the same, or beside it. */
  void add(Samples more, Map<String, String> remarks, boolean beside) throws IOException {
    samples.take(more, beside);
    about.putAll(remarks);
    List<String> lines = new ArrayList<>();
    about.forEach((key, text) -> lines.add(ABOUT + key + "\t" + text));
    samples
        .all()
        .forEach((key, all) -> lines.add(key.what() + "\t" + key.variant() + "\t" + text(all)));
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
  }

  private static String text(List<Double> values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(Long.toString(Math.round(value))));
    return String.join(" ", texts);
  }
}
