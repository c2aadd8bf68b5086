package example.bench;

import java.util.List;

/** The tables of all figures. */
final class Tables {

  private static final List<String> NETTY =
      List.of(
          "DISABLED",
          "ours, adaptive",
          "ours, sites, no hand-overs",
          "ours, full",
          "SIMPLE",
          "ADVANCED",
          "PARANOID",
          "Throwable per call");
  private static final List<String> PROGRAM =
      List.of(
          "none",
          "empty agent",
          "ours",
          "ours, no hand-overs",
          "ours, collected",
          "ours, 256 MiB more",
          "ours, 64m",
          "ours, 256m",
          "ADVANCED",
          "PARANOID");

  private final List<Results> jdks;
  private final StringBuilder out = new StringBuilder();
  private final Columns columns;

  Tables(List<Results> jdks) {
    this.jdks = jdks;
    columns = new Columns(jdks.stream().map(Results::samples).toList(), out);
  }

  String markdown() {
    pairs();
    programs();
    return out.toString();
  }

  private void pairs() {
    out.append("| processor ns |");
    for (Results jdk : jdks) {
      for (String depth : PairRuns.DEPTHS) {
        out.append(' ').append(jdk.name()).append(" d").append(depth).append(" |");
      }
    }
    out.append("\n|---|").append("---|".repeat(jdks.size() * PairRuns.DEPTHS.length)).append('\n');
    NETTY.forEach(variant -> columns.pair("nettyPair", "Netty pair", variant));
    NETTY.forEach(variant -> columns.pair("nettyLife", "Netty life", variant));
    List.of("off", "debug", "ours, adaptive", "ours, full")
        .forEach(variant -> columns.pair("arrowPair", "Arrow pair", variant));
    List.of("off", "tracing", "ours, adaptive", "ours, full")
        .forEach(variant -> columns.pair("chroniclePair", "Chronicle pair", variant));
    out.append('\n');
  }

  private void programs() {
    out.append("| program | variant |");
    jdks.forEach(jdk -> out.append(' ').append(jdk.name()).append(" |"));
    out.append("\n|---|---|").append("---|".repeat(jdks.size())).append('\n');
    program("OneBuffer.wallMillis", "one Netty buffer, whole process, ms");
    program("ClassLoading.loadMicros", "5 000 classes that do not match, µs");
    program("HttpEcho.requestsPerSecond", "HTTP echo, requests/s");
    program("HttpEcho.cpuNanosPerRequest", "HTTP echo, processor ns a request");
    program("HttpEcho.p99Micros", "HTTP echo, p99, µs");
    program("TwoThreads.one", "pairs/s, one thread");
    program("TwoThreads.two", "pairs/s, two threads");
    program("LuceneSearch.indexMillis", "Lucene, indexing, ms");
    program("LuceneSearch.searchMillis", "Lucene, searching, ms");
    program("netty-codec-http.millis", "tests of netty-codec-http, ms");
    program("netty-buffer.millis", "tests of netty-buffer, ms");
    program("Memory.emptyBytes", "heap before, bytes");
    program("Memory.objectsBytes", "heap with 1 M targets, bytes");
    program("Memory.referencesBytes", "heap with 1 M references more, bytes");
    program("EndlessLeak.emptyBytes", "heap before an endless leak, bytes");
    program("EndlessLeak.leakedBytes", "heap with 4 M objects of an endless leak, bytes");
    gc("GcPauses", "1 M live");
    gc("GcPauses10", "10 M live");
    program("ManyLeaks.usedMebibytes", "1 M leaked at 1 000 places, heap, MiB");
    program("ManyLeaks.exitMillis", "the same, from the end of main to that of the JVM, ms");
  }

  private void gc(String name, String live) {
    program(name + ".medianMicros", live + ", 10 M short-lived, young pause, median, µs");
    program(name + ".maxMicros", live + ", longest young pause, µs");
    program(name + ".pauses", live + ", young pauses");
    program(name + ".millis", live + ", loop of 10 M, ms");
    program(name + ".fullMillis", live + ", full collection, ms");
  }

  private void program(String what, String text) {
    columns.program(what, text, PROGRAM);
  }
}
