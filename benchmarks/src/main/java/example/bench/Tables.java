package example.bench;

import java.util.List;
import java.util.Locale;

/** The tables of {@code docs/performance.md}. */
final class Tables {

  private final Samples samples;
  private final StringBuilder out = new StringBuilder();

  Tables(Samples samples) {
    this.samples = samples;
  }

  String markdown() {
    pairs();
    ratios();
    programs();
    return out.toString();
  }

  private void pairs() {
    line("| processor ns for each, median (spread) | d10 | d40 | d120 |");
    line("|---|---|---|---|");
    List<String> netty =
        List.of(
            "DISABLED",
            "ours, adaptive",
            "ours, sites, no hand-overs",
            "ours, full",
            "SIMPLE",
            "ADVANCED",
            "PARANOID",
            "Throwable per call");
    netty.forEach(variant -> pair("nettyPair", "Netty retain+release", variant));
    netty.forEach(variant -> pair("nettyLife", "Netty buffer's life, 2 pairs", variant));
    List.of("off", "debug", "ours, adaptive", "ours, full")
        .forEach(variant -> pair("arrowPair", "Arrow retain+release", variant));
    List.of("off", "tracing")
        .forEach(variant -> pair("chroniclePair", "Chronicle reserve+release", variant));
    line("");
  }

  private void pair(String benchmark, String text, String variant) {
    StringBuilder row = new StringBuilder("| " + text + ", " + variant + " |");
    for (String depth : PairRuns.DEPTHS) {
      String what = benchmark + " d" + depth;
      row.append(
          format(
              " %.0f (±%.0f %%) |",
              samples.median(what, variant), samples.spreadPercent(what, variant) / 2));
    }
    if (samples.has(benchmark + " d10", variant)) {
      line(row.toString());
    }
  }

  private void ratios() {
    if (!samples.has("nettyPair d10", "DISABLED")) {
      return;
    }
    line("| ratio | d10 | d40 | d120 |");
    line("|---|---|---|---|");
    ratio(
        "added to a life, adaptive : ADVANCED's added",
        "nettyLife",
        "ours, adaptive",
        "ADVANCED",
        "DISABLED");
    ratio(
        "added to a life, adaptive : PARANOID's added",
        "nettyLife",
        "ours, adaptive",
        "PARANOID",
        "DISABLED");
    ratio("pair, full : PARANOID", "nettyPair", "ours, full", "PARANOID", null);
    ratio("life, full : PARANOID", "nettyLife", "ours, full", "PARANOID", null);
    ratio("pair, full : Throwable per call", "nettyPair", "ours, full", "Throwable per call", null);
    ratio("pair, full : Arrow debug", "arrowPair", "ours, full", "debug", null);
    line("");
  }

  private void ratio(String text, String benchmark, String ours, String theirs, String base) {
    StringBuilder row = new StringBuilder("| " + text + " |");
    for (String depth : PairRuns.DEPTHS) {
      String what = benchmark + " d" + depth;
      double less = base == null ? 0 : samples.median(what, base);
      double a = samples.median(what, ours) - less;
      double b = samples.median(what, theirs) - less;
      row.append(format(" %.2f |", a / b));
    }
    line(row.toString());
  }

  private void programs() {
    if (!samples.has("OneBuffer.wallMillis", "none")) {
      return;
    }
    line("| program | variant | median (spread) |");
    line("|---|---|---|");
    program("OneBuffer.wallMillis", "start and end of a program with one Netty buffer, ms");
    program("ClassLoading.loadMicros", "5 000 classes that do not match, us");
    program("HttpEcho.requestsPerSecond", "HTTP echo, requests/s");
    program("HttpEcho.cpuNanosPerRequest", "HTTP echo, processor time a request, ns");
    program("HttpEcho.p99Micros", "HTTP echo, p99, us");
    program("TwoThreads.one", "pairs/s of one thread");
    program("TwoThreads.two", "pairs/s of two threads");
    program("LuceneSearch.indexMillis", "Lucene, indexing, ms");
    program("LuceneSearch.searchMillis", "Lucene, searching, ms");
    program("Memory.emptyBytes", "heap before, bytes");
    program("Memory.objectsBytes", "heap with 1 M targets, bytes");
    program("Memory.referencesBytes", "heap with 1 M references more, bytes");
    program("EndlessLeak.leakedBytes", "heap with 4 M leaked objects, max-memory=64m, bytes");
    program("GcPauses.medianMillis", "young pause, 1 M live, 10 M short-lived, median, ms");
    program("GcPauses.maxMillis", "the same, longest, ms");
    program("GcPauses.millis", "the same, whole loop, ms");
    program("ManyLeaks.usedMebibytes", "1 M leaked at 1 000 places, heap at the end of main, MiB");
    program("ManyLeaks.exitMillis", "the same, from the end of main to the end of the JVM, ms");
  }

  private void program(String what, String text) {
    for (String variant :
        List.of("none", "empty agent", "ours", "ours, no hand-overs", "ADVANCED", "PARANOID")) {
      if (samples.has(what, variant)) {
        line(
            format(
                "| %s | %s | %.0f (±%.0f %%) |",
                text,
                variant,
                samples.median(what, variant),
                samples.spreadPercent(what, variant) / 2));
      }
    }
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
