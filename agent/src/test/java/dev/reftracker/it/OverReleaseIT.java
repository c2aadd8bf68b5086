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
            .tracking("netty,stacks=full,handovers=always,report=report.txt");

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
    JsonNode finding = outcome.report().overReleases().get(0);
    Place accused = Place.of(finding.path("culprit").path("site"));
    assertThat(run.program().expectations().culprits())
        .as(() -> "accused is " + accused + ", of " + outcome)
        .anyMatch(culprit -> culprit.sameMethod(accused));
    assertTellsBothLivesApart(finding, outcome);
  }

  private static void assertTellsBothLivesApart(JsonNode finding, Outcome outcome) {
    List<JsonNode> lives = Report.list(finding.path("lives"));
    assertThat(lives).as(outcome::toString).hasSize(2);
    assertThat(methods(lives.get(0).path("releases"))).containsExactly("Careless.finish");
    assertThat(methods(lives.get(0).path("late"))).containsExactly("Careless.tidyUp");
    assertThat(methods(lives.get(1).path("releases"))).containsExactly("Innocent.finish");
    assertThat(methods(lives.get(1).path("late"))).isEmpty();
    assertThat(lives.get(0).path("begin").path("site"))
        .isNotEqualTo(lives.get(1).path("begin").path("site"));
    assertThat(outcome.text("report.txt"))
        .contains("life 1, ended:", "life 2:", "released late, when it was somebody else's")
        .contains("who had it afterwards is not to blame");
  }

  private static List<String> methods(JsonNode events) {
    return Report.list(events).stream()
        .map(event -> Place.of(event.path("site")))
        .map(place -> place.className().replaceFirst(".*\\$", "") + "." + place.method())
        .toList();
  }

  @EveryJdk({"NETTY_41", "NETTY_42"})
  void whoCleansUpAfterItsHelperHasIsAccusedAndCountedExactly(Jdk jdk, String netty) {
    AgentRun run =
        AgentRun.of("netty.CleanedTwice", LibrarySet.valueOf(netty)).on(jdk).tracking("netty");

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
    Place accused = Place.of(outcome.report().overReleases().get(0).path("culprit").path("site"));
    assertThat(run.program().expectations().culprits())
        .as(() -> "accused is " + accused + ", of " + outcome)
        .anyMatch(culprit -> culprit.sameMethod(accused));
  }

  @EveryJdk
  void releasesTooManyThatNobodyRefusesAreFoundAndCountedByTheirEvidence(Jdk jdk) {
    AgentRun run =
        AgentRun.of("silent.Silent")
            .on(jdk)
            .tracking("config=" + Built.programs().resolve("example/silent/silent.yaml"));

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
    assertThat(outcome.report().overReleases())
        .extracting(found -> found.path("type").asText() + " " + found.path("evidence").asText())
        .containsExactlyInAnyOrder(
            "told counted", "ignoring counted", "secret collected", "secret quiet");
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
