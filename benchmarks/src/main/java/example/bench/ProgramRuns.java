package example.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Runs whole programs: every variant once in each round, short ones several times in turn. */
final class ProgramRuns {

  private static final String LEVEL = "-Dio.netty.leakDetection.level=";
  private static final String SHORT_LIVED = "10000000";
  private static final String LEAKS = "1000000";
  private static final int MORE_MEBIBYTES = 256;

  private final Setting setting;
  private final Programs programs;
  private final Variant none = Variant.plain("none", LEVEL + "DISABLED");
  private final Variant empty;
  private final Variant netty;
  private final Variant counted;

  ProgramRuns(Setting setting, Samples samples, Truth truth) {
    this.setting = setting;
    programs = new Programs(setting, samples, truth);
    empty = none.named("empty agent").with("-javaagent:" + setting.emptyJar("EmptyAgent"));
    netty = ours("ours", "netty");
    counted = ours("ours", "config=" + setting.rules() + ",max-memory=4g");
  }

  void round(String row) throws IOException, InterruptedException {
    switch (row) {
      case "start" -> start();
      case "classes" -> inTurn("ClassLoading", List.of(none, empty, netty));
      case "same" ->
          programs.run("SameBytes", netty.with("-javaagent:" + setting.emptyJar("SameBytesAgent")));
      case "loaders" -> programs.run("Loaders", counted);
      case "echo" -> echo();
      case "threads" -> each("TwoThreads", none, netty);
      case "lucene" -> each("LuceneSearch", none, ours("ours", "lucene"));
      case "memory" -> each("Memory", none.with("-Xmx3g"), counted.with("-Xmx3g"));
      case "budget" -> budget();
      case "exit" -> exit();
      case "gc" -> gc("GcPauses", "4g", "1000000");
      case "gc10" -> gc("GcPauses10", "10g", "10000000");
      default -> throw new IllegalArgumentException(row);
    }
  }

  private void start() throws IOException, InterruptedException {
    inTurn("OneBuffer", List.of(none, empty, netty));
    programs.run("OneBuffer", netty.named("ours, one leak"), "leak");
  }

  private void echo() throws IOException, InterruptedException {
    String seconds = Integer.toString(setting.seconds());
    for (Variant variant :
        List.of(
            none,
            netty,
            ours("ours, no hand-overs", "netty,handovers=off"),
            Variant.plain("ADVANCED", LEVEL + "ADVANCED"),
            Variant.plain("PARANOID", LEVEL + "PARANOID"))) {
      programs.run("HttpEcho", variant, seconds, seconds);
    }
  }

  /** What is beyond the budget is not recorded, but it is counted. */
  private void budget() throws IOException, InterruptedException {
    for (Variant variant :
        List.of(
            none,
            ours("ours, 64m", "config=" + setting.rules() + ",max-memory=64m"),
            ours("ours, 256m", "config=" + setting.rules() + ",max-memory=256m"))) {
      programs.run("EndlessLeak", variant.with("-Xmx3g"));
    }
  }

  /** With much heap, and with only so much more than the program and our records need. */
  private void exit() throws IOException, InterruptedException {
    String collector = "-XX:+UseG1GC";
    for (Variant variant : List.of(none, counted)) {
      programs.run("ManyLeaks", variant.with("-Xmx3g", collector), LEAKS);
    }
    Variant collected = counted.named("ours, collected").with("-Xmx3g", collector);
    Map<String, Long> said = programs.run("ManyLeaks", collected, LEAKS, "collect");
    long heap = said.get("usedMebibytes") + MORE_MEBIBYTES;
    Variant small = counted.named("ours, 256 MiB more").with("-Xmx" + heap + "m", collector);
    programs.run("ManyLeaks", small, LEAKS);
  }

  private void gc(String name, String heap, String live) throws IOException, InterruptedException {
    for (Variant variant : List.of(none, counted)) {
      String log = setting.folder().resolve("gc.log").toString();
      Variant sized =
          variant.with("-Xms" + heap, "-Xmx" + heap, "-XX:+UseG1GC", "-Xlog:gc:file=" + log);
      programs.run(name, "GcPauses", sized, live, SHORT_LIVED, log);
    }
  }

  private void each(String program, Variant... variants) throws IOException, InterruptedException {
    for (Variant variant : variants) {
      programs.run(program, variant);
    }
  }

  private void inTurn(String program, List<Variant> variants)
      throws IOException, InterruptedException {
    for (int turn = 0; turn < setting.turns(); turn++) {
      for (Variant variant : variants) {
        programs.run(program, variant);
      }
    }
  }

  private Variant ours(String name, String options) {
    return Variant.ours(name, setting.agent(), setting.reports(), options, LEVEL + "DISABLED");
  }
}
