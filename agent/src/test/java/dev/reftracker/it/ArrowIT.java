package dev.reftracker.it;

import static dev.reftracker.it.Verdicts.assertClean;
import static dev.reftracker.it.Verdicts.assertCompared;
import static dev.reftracker.it.Verdicts.assertReportedExactly;

/** Arrow's buffers and vectors. */
final class ArrowIT {

  @EveryJdk
  void aBufferAndAVectorThatAreNotClosedAreReportedExactly(Jdk jdk) {
    AgentRun run = vectors(jdk).with("forget");

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
  }

  @EveryJdk
  void theSameProgramCorrectedIsClean(Jdk jdk) {
    Outcome outcome = vectors(jdk).with("corrected").run();

    assertClean(outcome);
    assertCompared(outcome);
  }

  private static AgentRun vectors(Jdk jdk) {
    return AgentRun.of("arrow.Vectors", LibrarySet.ARROW).on(jdk).tracking("arrow,stacks=full");
  }
}
