package example.bench;

import java.util.List;
import java.util.Locale;

/** Writes the tables of figures: a row for each variant, columns for each JDK. */
final class Columns {

  private final List<Samples> jdks;
  private final StringBuilder out;

  Columns(List<Samples> jdks, StringBuilder out) {
    this.jdks = jdks;
    this.out = out;
  }

  /** One row of pairs, with a cell for each depth of each JDK; none where nothing is known. */
  void pair(String benchmark, String text, String variant) {
    StringBuilder row = new StringBuilder("| " + text + ", " + variant + " |");
    boolean known = false;
    for (Samples samples : jdks) {
      for (String depth : PairRuns.DEPTHS) {
        known |= samples.has(benchmark + " d" + depth, variant);
        row.append(' ').append(cell(samples, benchmark + " d" + depth, variant)).append(" |");
      }
    }
    if (known) {
      out.append(row).append('\n');
    }
  }

  /** A row for each variant that is known of a program's figure. */
  void program(String what, String text, List<String> variants) {
    for (String variant : variants) {
      if (jdks.stream().anyMatch(samples -> samples.has(what, variant))) {
        out.append("| ").append(text).append(" | ").append(variant).append(" |");
        jdks.forEach(samples -> out.append(' ').append(cell(samples, what, variant)).append(" |"));
        out.append('\n');
      }
    }
  }

  private static String cell(Samples samples, String what, String variant) {
    if (!samples.has(what, variant)) {
      return "";
    }
    String number = number(samples.median(what, variant));
    int values = samples.count(what, variant);
    return values == 1
        ? number
        : String.format(Locale.ROOT, "%s ±%.0f %%", number, samples.noisePercent(what, variant));
  }

  /** With a space between thousands. */
  static String number(double value) {
    return String.format(Locale.ROOT, "%,.0f", value).replace(',', ' ');
  }
}
