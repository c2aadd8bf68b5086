package example.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The tables of all stored results, and their place in the page. */
final class Page {

  private static final String BEGIN = "<!-- measured: written by benchmarks/run.sh -->\n";
  private static final String END = "<!-- measured: end -->\n";

  private final List<Results> jdks;

  /** The folder holds a file for each JDK. */
  Page(Path results) throws IOException {
    try (Stream<Path> files = Files.list(Files.createDirectories(results))) {
      jdks =
          files
              .filter(file -> file.toString().endsWith(".tsv"))
              .sorted()
              .map(Results::new)
              .toList();
    }
  }

  /** Puts the tables between their marks; returns them. */
  String write(Path page) throws IOException {
    String tables = markdown();
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    Files.writeString(page, text.substring(0, begin) + tables + text.substring(end));
    return tables;
  }

  private String markdown() {
    StringBuilder out = new StringBuilder("\n");
    jdks.forEach(
        jdk ->
            out.append(
                String.format(
                    "- %s: %s. %s.%n", jdk.name(), jdk.about("jdk"), jdk.about("machine"))));
    double reports = jdks.stream().mapToDouble(jdk -> jdk.samples().sum("reports")).sum();
    out.append(
        String.format(
            "- %s reports were checked; each named exactly the planted leaks.%n%n",
            Columns.number(reports)));
    out.append(new Reach(jdks).markdown()).append('\n');
    out.append(new Tables(jdks).markdown()).append('\n').append(noise());
    return out.append('\n').toString();
  }

  private String noise() {
    StringBuilder out = new StringBuilder("| row |");
    jdks.forEach(jdk -> out.append(' ').append(jdk.name()).append(" |"));
    out.append("\n|---|").append("---|".repeat(jdks.size())).append('\n');
    Stream.of(Rows.PAIRS, Rows.PROGRAMS, Rows.SUITES)
        .flatMap(List::stream)
        .forEach(
            row -> {
              out.append("| `").append(row).append("` |");
              jdks.forEach(jdk -> out.append(' ').append(jdk.about("row " + row)).append(" |"));
              out.append('\n');
            });
    return out.toString();
  }
}
