package dev.reftracker.it;

import static dev.reftracker.it.Verdicts.assertReportedExactly;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same jar, attached to a program that runs already. */
final class AttachIT {

  @EveryJdk
  void referencesFromBeforeTheAttachAreABaselineAndLaterOnesAreCountedExactly(Jdk jdk) {
    List<String> flags = new ArrayList<>();
    if (jdk.feature() >= 21) {
      flags.add("-XX:+EnableDynamicAgentLoading");
    }
    AgentRun run =
        AgentRun.of("netty.Attached", LibrarySet.NETTY_41)
            .on(jdk)
            .jvm(flags.toArray(String[]::new));
    try (ChildJvm child = run.start()) {
      child.awaitLine("ready");

      Outcome attach = attach(jdk, child.pid(), run);
      child.tell("go on");

      assertThat(attach.exitStatus()).as(attach::toString).isZero();
      Outcome outcome = child.await();
      assertThat(outcome.out()).isEqualTo("ready\ndone\n");
      assertReportedExactly(run.program(), outcome);
    }
  }

  private static Outcome attach(Jdk jdk, long pid, AgentRun run) {
    List<String> command =
        List.of(
            jdk.tool("java"),
            "-jar",
            Built.agentJar().toString(),
            "attach",
            Long.toString(pid),
            "netty,report=" + run.folder().resolve(AgentRun.REPORT));
    return ChildJvm.start(command, Map.of(), Built.runFolder("attach")).await();
  }
}
