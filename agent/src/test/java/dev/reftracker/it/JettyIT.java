package dev.reftracker.it;

import static dev.reftracker.it.Verdicts.assertClean;
import static dev.reftracker.it.Verdicts.assertCompared;
import static dev.reftracker.it.Verdicts.assertReportedExactly;

/** Jetty's pooled buffers, which the pool itself keeps reachable. */
final class JettyIT {

  @EveryJdk({"JETTY_120", "JETTY_121"})
  void buffersThatAreNotGivenBackAreReportedExactly(Jdk jdk, String jetty) {
    AgentRun run = pool(jdk, jetty).with("forget");

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
  }

  @EveryJdk({"JETTY_120", "JETTY_121"})
  void theSameProgramCorrectedIsClean(Jdk jdk, String jetty) {
    Outcome outcome = pool(jdk, jetty).with("corrected").run();

    assertClean(outcome);
    assertCompared(outcome);
  }

  private static AgentRun pool(Jdk jdk, String jetty) {
    return AgentRun.of("jetty.Pool", LibrarySet.valueOf(jetty))
        .on(jdk)
        .tracking("jetty,stacks=full");
  }
}
