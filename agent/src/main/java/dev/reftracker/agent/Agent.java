package dev.reftracker.agent;

import dev.reftracker.bridge.RefTrackerHooks;
import dev.reftracker.config.AgentOptions;
import dev.reftracker.config.ConfigException;
import dev.reftracker.config.ConfigLoader;
import dev.reftracker.config.TrackingConfig;
import dev.reftracker.config.TypeRule;
import dev.reftracker.matching.MatchReport;
import dev.reftracker.matching.NamedTypes;
import dev.reftracker.policy.KnownFindings;
import dev.reftracker.runtime.Tracker;
import dev.reftracker.weaving.WeavingTransformer;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;

/** The whole program on one page. */
public final class Agent {

  private static Reporting running;

  private Agent() {}

  /**
   * Starts the agent in this JVM, or says in one line why not. Never throws.
   *
   * @param options the options as written; null when there are none
   * @param instrumentation the JVM's instrumentation service
   * @param attached whether the program was already running
   */
  public static synchronized void start(
      String options, Instrumentation instrumentation, boolean attached) {
    if (running != null) {
      again(attached);
      return;
    }
    try {
      TrackingConfig config = ConfigLoader.load(options);
      String onlyMain = config.options().onlyMain();
      if (!Program.isMeantBy(onlyMain)) {
        AgentLog.line("off: " + Program.command() + " does not match only-main=" + onlyMain);
      } else if (config.types().isEmpty()) {
        Off.because(
            "nothing to track is named. Name a preset, such as netty, or a file, config=FILE.",
            options,
            instrumentation);
      } else {
        track(config, options, instrumentation, attached);
      }
    } catch (ConfigException e) {
      Off.because(e.getMessage(), options, instrumentation);
    } catch (Throwable t) {
      Off.because(t + ". The program runs on without the agent.", options, instrumentation);
    }
  }

  private static void track(
      TrackingConfig config, String options, Instrumentation instrumentation, boolean attached)
      throws ReflectiveOperationException {
    AgentOptions wanted = config.options();
    KnownFindings known = Known.findings(wanted);
    SelfTest selfTest = new SelfTest();
    Tracker tracker = new Tracker(Settings.of(config, selfTest.settings(), attached));
    if (!RefTrackerHooks.install(tracker.hooks())) {
      tracker.close();
      Off.because("another copy of the agent is active in this JVM", options, instrumentation);
      return;
    }
    List<TypeRule> types = new ArrayList<>(config.types());
    types.add(selfTest.rule());
    HookNumbers numbers = new HookNumbers(tracker, types);
    selfTest.run(numbers);
    tracker.announceTo(new Announcing(tracker.names(), types, AgentLog.LINES));

    MatchReport matches = new MatchReport(config.types());
    Tracking tracking =
        new Tracking(config, tracker, new Coverage(matches), known, instrumentation);
    ReportWriter writer = new ReportWriter(wanted.reports());
    Reporting reporting = new Reporting(tracking, writer, new ExitPolicy(wanted, known), wanted);
    String moments = reporting.listen(instrumentation, attached);
    running = reporting;

    boolean handOvers = wanted.handovers() != AgentOptions.HandOvers.OFF;
    WeavingTransformer transformer =
        WeavingTransformer.create(config.types(), numbers, handOvers, matches, tracking);
    NamedTypes named = new NamedTypes(config.types());
    for (String className : new Weaving(instrumentation, transformer, named).start()) {
      tracking.addLimit(className + " was loaded before and cannot be woven");
    }
    AgentLog.line("on: " + Headline.of(config, moments));
  }

  private static void again(boolean attached) {
    if (attached) {
      AgentLog.line("already on; here is a report instead");
      running.whileRunning("request");
    } else {
      AgentLog.line("this second -javaagent is ignored: the agent is already on in this JVM");
    }
  }
}
