package dev.reftracker.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With which status a program ends that has findings. */
final class PolicyIT {

  private static final String ON_LEAK = ",on-leak=exit:7";

  @EveryJdk
  void aUsedSuppressionLetsTheProgramEndWellAndIsCounted(Jdk jdk) throws IOException {
    AgentRun run = leaking(jdk);
    write(run, "known.yaml", "- stack: example.exits.Exits#forget\n  count: 1\n  reason: old\n");

    Outcome outcome = run.tracking(options("suppressions=known.yaml")).run();

    assertThat(outcome.exitStatus()).as(outcome::toString).isZero();
    assertThat(known(outcome))
        .containsExactly("1 leaked references suppressed by example.exits.Exits#forget (old)");
    assertThat(outcome.report().summary("leakedReferences")).isEqualTo(1);
  }

  @EveryJdk
  void unusedAndExpiredEntriesAreSaidAndSuppressNothing(Jdk jdk) throws IOException {
    AgentRun run = leaking(jdk);
    write(
        run,
        "known.yaml",
        "- stack: example.exits.Exits#forget\n  expires: 2020-12-31\n- stack: a.B\n");

    Outcome outcome = run.tracking(options("suppressions=known.yaml")).run();

    assertThat(outcome.exitStatus()).as(outcome::toString).isEqualTo(7);
    assertThat(known(outcome))
        .containsExactly(
            "suppression expired on 2020-12-31: example.exits.Exits#forget",
            "suppression unused: a.B");
  }

  @EveryJdk
  void whatShowPrintsForPastingMakesTheSameFindingsKnown(Jdk jdk) throws IOException {
    AgentRun first = leaking(jdk);
    Outcome failed = first.tracking(options("gc=auto")).run();
    String report = failed.folder().resolve(AgentRun.REPORT).toString();
    AgentRun second = leaking(jdk);
    write(second, "known.yaml", show(jdk, report, "--suppressions"));
    write(second, "known.txt", show(jdk, report, "--baseline"));

    Outcome suppressed = second.tracking(options("suppressions=known.yaml")).run();
    Outcome baselined = second.tracking(options("baseline=known.txt")).run();

    assertThat(failed.exitStatus()).as(failed::toString).isEqualTo(7);
    assertThat(suppressed.exitStatus()).as(suppressed::toString).isZero();
    assertThat(baselined.exitStatus()).as(baselined::toString).isZero();
    assertThat(known(baselined)).containsExactly("1 leaked references are known to the baseline");
  }

  @EveryJdk
  void onlyNewFindingsFailABaseline(Jdk jdk) throws IOException {
    AgentRun run = leaking(jdk);
    write(run, "known.txt", "0123456789ab # another leak\n");

    assertThat(run.tracking(options("baseline=known.txt")).run().exitStatus()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({
    "max-leaks=0, 7",
    "max-leaks=1, 0",
    "min-age=1h, 7", // it was collected, so nobody is going to give it back
    "fail-on=leak, 7",
    "fail-on=over-release, 0",
    "fail-on=over-release+leak, 7",
    "fail-on=all, 7",
  })
  void anOptionSaysWhichLeaksCount(String option, int status) {
    Outcome outcome = leaking(Jdk.current()).tracking(options(option)).run();

    assertThat(outcome.exitStatus()).as(outcome::toString).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "silent.Silent, NONE, config=silent/silent.yaml, over-release",
    "netty.Unseen, NETTY_41, config=netty/incomplete.yaml, mismatch",
    "arrow.TwoAllocators, ARROW, arrow, scope",
  })
  void eachKindOfFindingFailsWhereItIsNamedAndNowhereElse(
      String program, LibrarySet libraries, String rules, String kind) {
    String tracking =
        rules.replace("config=", "config=" + Built.programs().resolve("example") + "/") + ON_LEAK;
    String others =
        String.join(
            "+",
            List.of("leak", "over-release", "use-after-end", "mismatch", "scope", "stuck").stream()
                .filter(other -> !other.equals(kind))
                .toList());

    Outcome named = AgentRun.of(program, libraries).tracking(tracking + ",fail-on=" + kind).run();
    Outcome not = AgentRun.of(program, libraries).tracking(tracking + ",fail-on=" + others).run();

    assertThat(named.exitStatus()).as(named::toString).isEqualTo(7);
    assertThat(not.exitStatus()).as(not::toString).isZero();
  }

  private static AgentRun leaking(Jdk jdk) {
    return AgentRun.of("exits.Exits").on(jdk).with("return");
  }

  private static String options(String more) {
    return Built.countedRules() + ON_LEAK + "," + more;
  }

  private static List<String> known(Outcome outcome) {
    return Report.list(outcome.report().json().path("known")).stream()
        .map(sentence -> sentence.asText())
        .toList();
  }

  private static void write(AgentRun run, String file, String text) throws IOException {
    Files.writeString(run.folder().resolve(file), text);
  }

  private static String show(Jdk jdk, String report, String how) {
    List<String> command =
        List.of(jdk.tool("java"), "-jar", Built.agentJar().toString(), "show", report, how);
    try (ChildJvm child = ChildJvm.start(command, java.util.Map.of(), Path.of("."))) {
      return child.await().out();
    }
  }
}
