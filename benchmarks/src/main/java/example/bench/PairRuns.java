package example.bench;

import java.nio.file.Path;
import java.util.List;
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

  private static final String NETTY_LEVEL = "-Dio.netty.leakDetection.level=";

  private final Setting setting;
  private final Samples samples;
  private final Truth truth;

  PairRuns(Setting setting, Samples samples, Truth truth) {
    this.setting = setting;
    this.samples = samples;
    this.truth = truth;
  }

  void round() throws RunnerException {
    for (Variant variant : netty()) {
      run("nettyPair", variant);
      run("nettyLife", variant);
    }
    for (Variant variant : arrow()) {
      run("arrowPair", variant);
    }
    for (Variant variant : chronicle()) {
      run("chroniclePair", variant);
    }
  }

  private List<Variant> netty() {
    String off = NETTY_LEVEL + "DISABLED";
    Path reports = setting.reports();
    return List.of(
        Variant.plain("DISABLED", off),
        Variant.ours("ours, adaptive", setting.agent(), reports, "netty", off),
        Variant.ours(
            "ours, sites, no hand-overs",
            setting.agent(),
            reports,
            "netty,stacks=sites,handovers=off",
            off),
        Variant.ours("ours, full", setting.agent(), reports, "netty,stacks=full", off),
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
        peers(
            Variant.ours(
                "ours, full",
                setting.agent(),
                setting.reports(),
                "arrow,netty,stacks=full",
                debug + "false")),
        peers(
            Variant.ours(
                "ours, adaptive",
                setting.agent(),
                setting.reports(),
                "arrow,netty",
                debug + "false")));
  }

  private List<Variant> chronicle() {
    return List.of(
        peers(Variant.plain("off", "-Djvm.resource.tracing=false")),
        peers(Variant.plain("tracing", "-Djvm.resource.tracing=true")));
  }

  private static Variant peers(Variant variant) {
    return variant.with(
        "-Dexample.bench.peers=true",
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
            .output(setting.folder().resolve("jmh.txt").toString())
            .build();
    for (RunResult result : new Runner(options).run()) {
      String depth = result.getParams().getParam("depth");
      double nanos = result.getPrimaryResult().getScore();
      double processor = result.getSecondaryResults().get(ProcessorTime.NAME).getScore();
      samples.add(benchmark + " d" + depth, variant.name(), processor);
      samples.add(benchmark + " by the clock d" + depth, variant.name(), nanos);
      System.err.printf(
          "%s d%s, %s: %.0f ns, processor %.0f ns%n",
          benchmark, depth, variant.name(), nanos, processor);
    }
    if (variant.reports() != null) {
      truth.check(
          benchmark + ", " + variant.name(), variant.reports(), DEPTHS.length, Pairs.PLANTED);
    }
  }
}
