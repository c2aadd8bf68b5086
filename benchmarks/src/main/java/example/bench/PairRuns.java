package example.bench;

import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link Pairs}: every variant once in each round, so that all meet the same noise. */
final class PairRuns {

  static final String[] DEPTHS = {"10", "40", "120"};

  /** What stands before the depth where time is told by the clock. */
  static final String CLOCK = " by the clock";

  private static final String NETTY_LEVEL = "-Dio.netty.leakDetection.level=";

  private final Setting setting;
  private final Samples samples;
  private final Truth truth;

  PairRuns(Setting setting, Samples samples, Truth truth) {
    this.setting = setting;
    this.samples = samples;
    this.truth = truth;
  }

  void round(String row) throws RunnerException {
    List<Variant> variants =
        switch (row) {
          case "arrow" -> arrow();
          case "chronicle" -> chronicle();
          default -> netty();
        };
    String benchmark =
        switch (row) {
          case "pair" -> "nettyPair";
          case "life" -> "nettyLife";
          default -> row + "Pair";
        };
    for (Variant variant : variants) {
      run(benchmark, variant);
    }
  }

  private List<Variant> netty() {
    String off = NETTY_LEVEL + "DISABLED";
    return List.of(
        Variant.plain("DISABLED", off),
        ours("ours, adaptive", "netty", off),
        ours("ours, sites, no hand-overs", "netty,stacks=sites,handovers=off", off),
        ours("ours, full", "netty,stacks=full", off),
        Variant.plain("SIMPLE", NETTY_LEVEL + "SIMPLE"),
        Variant.plain("ADVANCED", NETTY_LEVEL + "ADVANCED"),
        Variant.plain("PARANOID", NETTY_LEVEL + "PARANOID"),
        Variant.plain(
            "Throwable per call", off, "-javaagent:" + setting.emptyJar("ThrowableAgent")));
  }

  private List<Variant> arrow() {
    String debug = "-Darrow.memory.debug.allocator=";
    return List.of(
        peers(Variant.plain("off", debug + "false")),
        peers(Variant.plain("debug", debug + "true")),
        peers(ours("ours, full", "arrow,netty,stacks=full", debug + "false")),
        peers(ours("ours, adaptive", "arrow,netty", debug + "false")));
  }

  private List<Variant> chronicle() {
    String tracing = "-Djvm.resource.tracing=";
    return List.of(
        peers(Variant.plain("off", tracing + "false")),
        peers(Variant.plain("tracing", tracing + "true")),
        peers(ours("ours, full", "chronicle,netty,stacks=full", tracing + "false")),
        peers(ours("ours, adaptive", "chronicle,netty", tracing + "false")));
  }

  private Variant ours(String name, String options, String more) {
    return Variant.ours(name, setting.agent(), setting.reports(), options, more);
  }

  private static Variant peers(Variant variant) {
    return variant.with(
        "-Dio.netty.leakDetection.level=DISABLED",
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
        "--add-opens=java.base/java.io=ALL-UNNAMED",
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
        "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
        "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED");
  }

  private void run(String benchmark, Variant variant) throws RunnerException {
    Path log = setting.folder().resolve("jmh.txt");
    Options options =
        new OptionsBuilder()
            .include("example.bench.Pairs." + benchmark + "$")
            .jvm(setting.java().toString())
            .jvmArgs(variant.arguments().toArray(new String[0]))
            .forks(1)
            .warmupIterations(setting.warmups())
            .warmupTime(TimeValue.milliseconds(setting.sliceMillis()))
            .measurementIterations(setting.slices())
            .measurementTime(TimeValue.milliseconds(setting.sliceMillis()))
            .param("depth", DEPTHS)
            .addProfiler(ProcessorTime.class)
            .verbosity(VerboseMode.SILENT)
            .output(log.toString())
            .build();
    for (RunResult result : new Runner(options).run()) {
      String depth = " d" + result.getParams().getParam("depth");
      for (BenchmarkResult fork : result.getBenchmarkResults()) {
        fork.getIterationResults().forEach(slice -> add(benchmark, depth, variant.name(), slice));
      }
      System.err.printf(
          "%s%s, %s: processor %.0f ns%n",
          benchmark, depth, variant.name(), samples.median(benchmark + depth, variant.name()));
    }
    if (variant.reports() != null) {
      truth.check(
          benchmark + ", " + variant.name(), variant.reports(), DEPTHS.length, Pairs.PLANTED);
    }
  }

  private void add(String benchmark, String depth, String variant, IterationResult slice) {
    double nanos = slice.getPrimaryResult().getScore();
    double processor = slice.getSecondaryResults().get(ProcessorTime.NAME).getScore();
    samples.add(benchmark + depth, variant, processor);
    samples.add(benchmark + CLOCK + depth, variant, nanos);
  }
}
