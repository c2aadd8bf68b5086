package dev.reftracker.it;

import static dev.reftracker.it.Verdicts.assertClean;
import static dev.reftracker.it.Verdicts.assertReportedExactly;
import static org.assertj.core.api.Assertions.assertThat;

/** Counted classes of the user's own, described by a file. */
final class CountedIT {

  @EveryJdk
  void anObjectThatItsFinalizerReleasesIsNoLeak(Jdk jdk) {
    Outcome outcome = finalizing(jdk).run();

    assertClean(outcome);
    assertThat(outcome.report().summary("releases")).isEqualTo(50);
  }

  @EveryJdk
  void anObjectWhoseFinalizerHasNotRunYetAtExitIsNoLeak(Jdk jdk) {
    Outcome outcome = finalizing(jdk).with("at once").run();

    assertClean(outcome);
  }

  @EveryJdk
  void booksAtZeroWhileAnAcquireIsPendingAreNotTheEnd(Jdk jdk) {
    AgentRun run =
        AgentRun.of("counted.PendingHook")
            .on(jdk)
            .tracking("config=" + Built.programs().resolve("example/counted/pending.yaml"));

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
    assertThat(outcome.out()).isEqualTo("left 1\n");
  }

  @EveryJdk
  void anObjectWhoseConstructorThrowsIsNoLeakButWhatItTookIs(Jdk jdk) {
    assertExactHalfMade(jdk, "");
    assertExactHalfMade(jdk, ",handovers=off");
  }

  private static void assertExactHalfMade(Jdk jdk, String options) {
    AgentRun run = AgentRun.of("counted.HalfMade").on(jdk).tracking(Built.countedRules() + options);

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
    assertThat(outcome.out()).isEqualTo("made=5 failed=15\n");
  }

  private static AgentRun finalizing(Jdk jdk) {
    return AgentRun.of("counted.Finalizing").on(jdk).tracking(Built.countedRules());
  }
}
