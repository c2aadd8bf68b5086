package dev.reftracker.it;

import static dev.reftracker.it.Verdicts.assertReportedExactly;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Releases that were too many. */
final class OverReleaseIT {

  @EveryJdk({"NETTY_41", "NETTY_42"})
  void theSecondOwnerOfARecycledBufferIsNotAccused(Jdk jdk, String netty) {
    AgentRun run =
        AgentRun.of("netty.SecondOwner", LibrarySet.valueOf(netty))
            .on(jdk)
            .tracking("netty,stacks=full,handovers=always");

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
    JsonNode finding = outcome.report().overReleases().get(0);
    Place accused = Place.of(finding.path("culprit").path("site"));
    assertThat(run.program().expectations().culprits())
        .as(() -> "accused is " + accused + ", of " + outcome)
        .anyMatch(culprit -> culprit.sameMethod(accused));
  }

  @EveryJdk
  void anOverReleaseIsSaidAtOnceWhileTheProgramRunsOn(Jdk jdk) {
    Outcome outcome =
        AgentRun.of("netty.SecondOwner", LibrarySet.NETTY_41)
            .on(jdk)
            .tracking("netty,stacks=full")
            .run();

    List<String> lines = outcome.agentLines();
    assertThat(lines)
        .as(outcome::toString)
        .anyMatch(line -> line.contains("release") && line.contains("SecondOwner.java"));
    assertThat(outcome.out()).isEqualTo("hit=1\n");
  }
}
