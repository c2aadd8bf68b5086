package dev.reftracker.it;

import static dev.reftracker.it.Verdicts.assertReportedExactly;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The agent beside others, and reached in other ways than by {@code -javaagent}. */
final class CompanyIT {

  @EveryJdk
  void aSecondCopyOfTheAgentRefusesItself(Jdk jdk) {
    AgentRun run =
        AgentRun.of("exits.Exits")
            .on(jdk)
            .with("exit", "3")
            .tracking(Built.countedRules())
            .jvm("-javaagent:" + Built.agentJar() + "=" + Built.countedRules());

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
    assertThat(outcome.exitStatus()).isEqualTo(3);
    assertThat(outcome.agentLines())
        .as(outcome::toString)
        .filteredOn(line -> line.contains("already on in this JVM"))
        .hasSize(1);
  }

  @EveryJdk
  void besideJacocoBeforeItTheCountsAreTheSame(Jdk jdk) {
    AgentRun run = probed(jdk).with("pooled").tracking("netty,stacks=full").jvm(jacoco());

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
    assertThat(outcome.wrote("jacoco.exec")).isTrue();
  }

  @EveryJdk
  void besideJacocoAfterItTheCountsAreTheSame(Jdk jdk) {
    AgentRun run = probed(jdk).with("pooled").tracking("netty,stacks=full").jvmBefore(jacoco());

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
    assertThat(outcome.wrote("jacoco.exec")).isTrue();
  }

  @EveryJdk
  void theAgentComesThroughTheEnvironmentToo(Jdk jdk) {
    AgentRun run =
        AgentRun.of("exits.Exits")
            .on(jdk)
            .with("return")
            .environment(
                "JAVA_TOOL_OPTIONS",
                "-javaagent:"
                    + Built.agentJar()
                    + "="
                    + Built.countedRules()
                    + ",report=report.json");

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
  }

  @EveryJdk
  void aProgramThatOnlyMainDoesNotMeanIsLeftAlone(Jdk jdk) {
    Outcome outcome =
        AgentRun.of("exits.Exits")
            .on(jdk)
            .with("return")
            .tracking(Built.countedRules() + ",only-main=org.example.*")
            .run();

    assertThat(outcome.wrote(AgentRun.REPORT)).as(outcome::toString).isFalse();
    assertThat(outcome.out()).isEqualTo("ready\nend of main\n");
  }

  @EveryJdk
  void standardErrorGainsNothingButTheAgentsOwnLines(Jdk jdk) {
    Outcome plain = AgentRun.of("exits.Clean").on(jdk).with("0").run();

    Outcome outcome =
        AgentRun.of("exits.Clean").on(jdk).with("0").tracking(Built.countedRules()).run();

    assertThat(outcome.out()).isEqualTo(plain.out());
    assertThat(outcome.err().lines().filter(line -> !line.startsWith("[reftracker]")))
        .as(outcome::toString)
        .isEqualTo(plain.err().lines().toList());
  }

  @EveryJdk
  void classesThatAreNotMeantKeepTheirBytes(Jdk jdk) {
    Map<String, String> plain = digests(probed(jdk).with("pooled"));

    Map<String, String> tracked =
        digests(probed(jdk).with("pooled").tracking(Built.countedRules()));

    Set<String> changed =
        tracked.keySet().stream()
            .filter(name -> plain.containsKey(name) && !plain.get(name).equals(tracked.get(name)))
            .collect(Collectors.toSet());
    assertThat(plain).hasSizeGreaterThan(100).containsKey("io/netty/buffer/PooledByteBuf");
    assertThat(changed).isSubsetOf("java/lang/Runtime", "java/lang/Shutdown");
  }

  @EveryJdk
  void onlyClassesOfTheFamilyAndTheirUsersAreChanged(Jdk jdk) {
    Map<String, String> plain = digests(probed(jdk).with("pooled"));

    Map<String, String> tracked = digests(probed(jdk).with("pooled").tracking("netty"));

    Set<String> changed =
        tracked.keySet().stream()
            .filter(name -> plain.containsKey(name) && !plain.get(name).equals(tracked.get(name)))
            .collect(Collectors.toSet());
    assertThat(changed)
        .contains("io/netty/buffer/AbstractReferenceCountedByteBuf", "example/netty/Allocators")
        .allMatch(
            name ->
                name.startsWith("io/netty/")
                    || name.startsWith("example/netty/")
                    || name.equals("java/lang/Runtime")
                    || name.equals("java/lang/Shutdown"));
  }

  @EveryJdk
  void theSharedArchiveIsStillUsed(Jdk jdk) {
    AgentRun dump = probed(jdk).packed().with("pooled").jvm("-XX:ArchiveClassesAtExit=app.jsa");
    Outcome dumped = dump.run();
    assertThat(dumped.wrote("app.jsa")).as(dumped::toString).isTrue();

    Outcome outcome =
        probed(jdk)
            .packed()
            .with("pooled")
            .tracking("netty")
            .jvm("-XX:SharedArchiveFile=" + dump.folder().resolve("app.jsa"))
            .jvm("-Xlog:class+load:file=load.txt")
            .run();

    List<String> loaded = outcome.text("load.txt").lines().toList();
    assertThat(loaded)
        .as(outcome::toString)
        .anyMatch(line -> line.contains("java.lang.String source: shared objects file"))
        .anyMatch(
            line -> line.contains(" io.netty.") && line.contains("shared objects file (top)"));
    assertThat(outcome.report().summary("leakedReferences")).isEqualTo(9);
  }

  private static String jacoco() {
    return "-javaagent:" + LibrarySet.JACOCO.jars().get(0) + "=destfile=jacoco.exec";
  }

  private static AgentRun probed(Jdk jdk) {
    return AgentRun.of("netty.Allocators", LibrarySet.NETTY_41).on(jdk);
  }

  private static Map<String, String> digests(AgentRun run) {
    Outcome outcome = run.jvm("-javaagent:" + Jars.probe() + "=digests.txt").run();
    assertThat(outcome.exitStatus()).as(outcome::toString).isZero();
    Map<String, String> found = new TreeMap<>();
    outcome
        .text("digests.txt")
        .lines()
        .map(line -> line.split(" "))
        .forEach(line -> found.put(line[0], line[1]));
    return found;
  }
}
