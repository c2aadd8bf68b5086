package dev.reftracker.it;

import static dev.reftracker.it.Verdicts.assertReportedExactly;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The self-test of the kernel's ref_tracker, told by a JVM. */
final class KernelSelfTestIT {

  @EveryJdk
  void withHandlesTheTwoForgottenReferencesAreTwoGroupsOfOneExactToTheLine(Jdk jdk) {
    AgentRun run = selfTest(jdk, "handles.yaml");

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
    List<JsonNode> leaks = outcome.report().leaks();
    assertThat(leaks).hasSize(2);
    assertThat(leaks)
        .allSatisfy(
            group -> {
              assertThat(group.path("references").asLong()).isEqualTo(1);
              assertThat(group.path("pairing").asText()).isEqualTo("exact");
            });
    assertThat(leaks)
        .extracting(group -> group.path("acquire").path("threads").path(0).asText())
        .containsExactlyInAnyOrder("timer", "main");
    assertThat(outcome.report().summary("acquires")).isEqualTo(20);
    assertThat(outcome.report().summary("releases")).isEqualTo(18);
    assertThat(outcome.exitStatus()).isZero();
  }

  @EveryJdk
  void withoutHandlesTwoReferencesAreLeftAndThePairingIsSaidToBeInferred(Jdk jdk) {
    Outcome outcome = selfTest(jdk, "no-handles.yaml").run();

    Report report = outcome.report();
    assertThat(report.summary("leakedReferences")).as(outcome::toString).isEqualTo(2);
    assertThat(report.summary("leakedObjects")).isEqualTo(1);
    assertThat(report.leaks())
        .isNotEmpty()
        .allSatisfy(group -> assertThat(group.path("pairing").asText()).isEqualTo("inferred"));
    assertThat(report.overReleases()).isEmpty();
  }

  @EveryJdk
  void withHandlesASecondReleaseOfOneReferenceIsReportedWithBothStacksAndTheProgramGoesOn(Jdk jdk) {
    Outcome outcome = selfTest(jdk, "handles.yaml").with("twice").run();

    Report report = outcome.report();
    assertThat(report.overReleases()).as(outcome::toString).hasSize(1);
    JsonNode overRelease = report.overReleases().get(0);
    assertThat(methods(overRelease.path("release").path("stack"))).startsWith("giveBack", "use");
    assertThat(methods(overRelease.path("previousReleases").path(0).path("stack")))
        .startsWith("giveBack", "use");
    assertThat(methods(overRelease.path("acquire").path("stack"))).startsWith("alloc2", "use");
    assertThat(report.summary("leakedReferences")).isEqualTo(2);
    assertThat(outcome.out()).isEqualTo("program goes on\n");
  }

  private static AgentRun selfTest(Jdk jdk, String rules) {
    return AgentRun.of("kernel.SelfTest")
        .on(jdk)
        .tracking("stacks=full,config=" + Built.programs().resolve("example/kernel/" + rules));
  }

  private static List<String> methods(JsonNode stack) {
    return Report.list(stack).stream().map(frame -> frame.path("method").asText()).toList();
  }
}
