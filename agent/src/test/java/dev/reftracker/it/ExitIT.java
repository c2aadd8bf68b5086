package dev.reftracker.it;

import static dev.reftracker.it.Verdicts.assertReportedExactly;
import static org.assertj.core.api.Assertions.assertThat;

/** However a program ends, its report is there and its status is its own. */
final class ExitIT {

  @EveryJdk
  void theEndOfMainIsReported(Jdk jdk) {
    AgentRun run = exits(jdk).with("return");

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
    assertThat(outcome.exitStatus()).isZero();
    assertThat(outcome.out()).isEqualTo("ready\nend of main\n");
    assertThat(outcome.report().process("trigger")).isEqualTo("exit");
    assertThat(outcome.report().process("gc")).isEqualTo("ran");
  }

  @EveryJdk
  void systemExitKeepsItsStatus(Jdk jdk) {
    AgentRun run = exits(jdk).with("exit", "3");

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
    assertThat(outcome.exitStatus()).isEqualTo(3);
  }

  @EveryJdk
  void anUncaughtExceptionKeepsItsStatus(Jdk jdk) {
    AgentRun run = exits(jdk).with("uncaught");

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
    assertThat(outcome.exitStatus()).isEqualTo(1);
    assertThat(outcome.err()).contains("nobody catches this");
  }

  @EveryJdk
  void haltIsReportedAndKeepsItsStatus(Jdk jdk) {
    AgentRun run = exits(jdk).with("halt", "5");

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
    assertThat(outcome.exitStatus()).isEqualTo(5);
    assertThat(outcome.report().process("trigger")).isEqualTo("halt");
  }

  @EveryJdk
  void theReportComesAfterTheProgramsOwnShutdownHooks(Jdk jdk) {
    AgentRun run = exits(jdk).with("hook");

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
    assertThat(outcome.out()).contains("hook has released");
    assertThat(outcome.report().summary("liveObjects")).isZero();
  }

  @EveryJdk
  void aTerminatedProgramIsReported(Jdk jdk) {
    AgentRun run = exits(jdk).with("wait");
    try (ChildJvm child = run.start()) {
      child.awaitLine("ready");

      child.signal("TERM");

      Outcome outcome = child.await();
      assertReportedExactly(run.program(), outcome);
      assertThat(outcome.exitStatus()).isEqualTo(128 + 15);
    }
  }

  @EveryJdk
  void aSignalAsksForAReportWhileTheProgramRunsOn(Jdk jdk) {
    AgentRun run = exits(jdk).with("wait");
    try (ChildJvm child = run.start()) {
      child.awaitLine("ready");

      child.signal("USR1");
      child.await("the report", () -> run.folder().resolve("report.1.json").toFile().exists());
      child.signal("USR1");
      child.await("the next", () -> run.folder().resolve("report.2.json").toFile().exists());
      child.tell("go on");

      Outcome outcome = child.await();
      assertThat(outcome.exitStatus()).isZero();
      assertThat(outcome.out()).isEqualTo("ready\nend of main\n");
      assertThat(outcome.report("report.1.json").process("trigger")).isEqualTo("signal");
      assertThat(outcome.report("report.1.json").summary("liveObjects")).isPositive();
      assertReportedExactly(run.program(), outcome);
    }
  }

  @EveryJdk
  void onLeakReplacesTheStatusZero(Jdk jdk) {
    assertThat(onLeak(jdk, "return").exitStatus()).isEqualTo(7);
    assertThat(onLeak(jdk, "exit", "0").exitStatus()).isEqualTo(7);
  }

  @EveryJdk
  void onLeakNeverReplacesAnotherStatus(Jdk jdk) {
    assertThat(onLeak(jdk, "exit", "3").exitStatus()).isEqualTo(3);
    assertThat(onLeak(jdk, "uncaught").exitStatus()).isEqualTo(1);
    assertThat(onLeak(jdk, "halt", "4").exitStatus()).isEqualTo(4);
  }

  @EveryJdk
  void onLeakLeavesACleanProgramAlone(Jdk jdk) {
    Outcome outcome =
        AgentRun.of("exits.Clean")
            .on(jdk)
            .with("0")
            .tracking(Built.countedRules() + ",on-leak=exit:7")
            .run();

    assertThat(outcome.exitStatus()).as(outcome::toString).isZero();
    Verdicts.assertClean(outcome);
  }

  private static AgentRun exits(Jdk jdk) {
    return AgentRun.of("exits.Exits").on(jdk).tracking(Built.countedRules());
  }

  private static Outcome onLeak(Jdk jdk, String... how) {
    Outcome outcome =
        AgentRun.of("exits.Exits")
            .on(jdk)
            .with(how)
            .tracking(Built.countedRules() + ",on-leak=exit:7")
            .run();
    assertThat(outcome.report().summary("leakedReferences")).isEqualTo(1);
    return outcome;
  }
}
