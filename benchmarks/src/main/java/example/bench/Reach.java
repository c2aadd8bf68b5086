package example.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The table of what was aimed at, and what is reached on each JDK. */
final class Reach {

  private static final double MILLION = 1e6;
  private static final double MEBIBYTE = 1 << 20;

  private final List<Results> jdks;
  private final StringBuilder out = new StringBuilder();

  Reach(List<Results> jdks) {
    this.jdks = jdks;
  }

  String markdown() {
    out.append("| what | bar |");
    jdks.forEach(jdk -> out.append(' ').append(jdk.name()).append(" |"));
    out.append("\n|---|---|").append("---|".repeat(jdks.size())).append('\n');
    pairs();
    echo();
    starts();
    memory();
    return out.toString();
  }

  private void pairs() {
    depths(
        "added to a life, adaptive : what `ADVANCED` adds", 1, "nettyLife", "ADVANCED", "DISABLED");
    depths("pair, `stacks=full` : `PARANOID`", 1.25, "nettyPair", "PARANOID", null);
    depths("pair, `stacks=full` : Arrow debug", 0.35, "arrowPair", "debug", null);
    most(
        "scaling to two threads : the program's own, at least",
        "%.2f",
        0.9,
        false,
        s -> scaling(s, "ours") / scaling(s, "none"));
  }

  private static double scaling(Samples samples, String variant) {
    return samples.median("TwoThreads.two", variant) / samples.median("TwoThreads.one", variant);
  }

  private void echo() {
    String requests = "HttpEcho.requestsPerSecond";
    most(
        "HTTP echo, requests/s, adaptive : without, at least",
        "%.2f",
        0.97,
        false,
        s -> ratio(s, requests, "ours", "none"));
    most(
        "HTTP echo, requests/s, without hand-over hooks : with",
        "%.2f",
        1.01,
        true,
        s -> ratio(s, requests, "ours, no hand-overs", "ours"));
    for (String suite : Rows.SUITES) {
      most(
          "tests of `" + suite + "`, wall time : without",
          "%.2f",
          1.07,
          true,
          s -> ratio(s, suite + ".millis", "ours", "none"));
    }
  }

  private void starts() {
    most(
        "one Netty buffer, more than an empty agent, ms",
        "%.0f",
        60,
        true,
        s ->
            s.median("OneBuffer.wallMillis", "ours")
                - s.median("OneBuffer.wallMillis", "empty agent"));
    most(
        "5 000 classes that do not match, more load time, %",
        "%.0f", 10, true, s -> (ratio(s, "ClassLoading.loadMicros", "ours", "none") - 1) * 100);
    most(
        "classes that no rule selects, changed, of some thousand",
        "%.0f",
        0,
        true,
        s -> s.median("SameBytes.changed", "ours"));
    most("class loaders pinned, of 50", "%.0f", 0, true, s -> s.median("Loaders.pinned", "ours"));
  }

  private void memory() {
    most(
        "heap for a live reference, bytes",
        "%.0f",
        48,
        true,
        s -> (more(s, "Memory.referencesBytes") - more(s, "Memory.objectsBytes")) / MILLION);
    most(
        "heap for a tracked object and its first reference, bytes",
        "%.0f",
        64,
        true,
        s -> (more(s, "Memory.objectsBytes") - more(s, "Memory.emptyBytes")) / MILLION);
    for (int budget : new int[] {64, 256}) {
      most(
          "`max-memory=" + budget + "m`, endless leak, heap growth more, MiB",
          "%.1f",
          budget * 1.1,
          true,
          s -> (grown(s, "ours, " + budget + "m") - grown(s, "none")) / MEBIBYTE);
    }
    most(
        "young pause, 1 M live, median : without",
        "%.1f",
        1.5,
        true,
        s -> ratio(s, "GcPauses.medianMicros", "ours", "none"));
    most(
        "young pause, 10 M live, median : without",
        "%.1f",
        1.5,
        true,
        s -> ratio(s, "GcPauses10.medianMicros", "ours", "none"));
    most(
        "exit report of 1 M leaks in 1 000 groups, ms",
        "%.0f",
        3_000,
        true,
        s -> s.median("ManyLeaks.exitMillis", "ours"));
    most(
        "the same in a heap with 256 MiB free, ms",
        "%.0f",
        3_000,
        true,
        s -> s.median("ManyLeaks.exitMillis", "ours, 256 MiB more"));
  }

  private static double grown(Samples samples, String variant) {
    return samples.median("EndlessLeak.leakedBytes", variant)
        - samples.median("EndlessLeak.emptyBytes", variant);
  }

  private static double more(Samples samples, String what) {
    return samples.median(what, "ours") - samples.median(what, "none");
  }

  private static double ratio(Samples samples, String what, String ours, String theirs) {
    return samples.median(what, ours) / samples.median(what, theirs);
  }

  private void depths(String text, double bar, String benchmark, String theirs, String base) {
    List<ToDoubleFunction<Samples>> all = new ArrayList<>();
    String ours = base == null ? "ours, full" : "ours, adaptive";
    for (String depth : PairRuns.DEPTHS) {
      String what = benchmark + " d" + depth;
      all.add(
          s -> {
            double less = base == null ? 0 : s.median(what, base);
            return (s.median(what, ours) - less) / (s.median(what, theirs) - less);
          });
    }
    row(text + ", d10 / d40 / d120", "%.2f", bar, true, all);
  }

  private void most(
      String text, String format, double bar, boolean atMost, ToDoubleFunction<Samples> value) {
    row(text, format, bar, atMost, List.of(value));
  }

  private void row(
      String text,
      String format,
      double bar,
      boolean atMost,
      List<ToDoubleFunction<Samples>> values) {
    out.append("| ")
        .append(text)
        .append(" | ")
        .append(String.format(Locale.ROOT, format, bar))
        .append(" |");
    for (Results jdk : jdks) {
      List<String> cells = new ArrayList<>();
      for (ToDoubleFunction<Samples> value : values) {
        double measured = value.applyAsDouble(jdk.samples());
        boolean known = !Double.isNaN(measured);
        String cell = known ? String.format(Locale.ROOT, format, measured) : "not measured";
        boolean met = !known || (Double.parseDouble(cell) - bar) * (atMost ? 1 : -1) <= 0;
        cells.add(met ? cell : "**" + cell + "**");
      }
      out.append(' ').append(String.join(" / ", cells)).append(" |");
    }
    out.append('\n');
  }
}
