package dev.reftracker.it;

import static dev.reftracker.it.Verdicts.assertReportedExactly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the agent comes into a JVM, and what it leaves there as it was. */
final class StartIT {

  @EveryJdk
  void aSecondCopyOfTheAgentRefusesItself(Jdk jdk) throws IOException {
    AgentRun run = AgentRun.of("exits.Exits").on(jdk).tracking(Built.countedRules()).with("return");
    run.jvm("-javaagent:" + copyOfTheJar(run.folder()) + "=netty,report=second.json");

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
    assertThat(outcome.err())
        .containsOnlyOnce("[reftracker] this second -javaagent is ignored")
        .containsOnlyOnce("[reftracker] on: ");
    assertThat(outcome.wrote("second.json")).isFalse();
  }

  @EveryJdk
  void theReportIsWrittenThoughTheJarIsGone(Jdk jdk) throws IOException {
    AgentRun run = AgentRun.of("exits.Exits").on(jdk).with("wait");
    Path jar = copyOfTheJar(run.folder());
    run.jvm("-javaagent:" + jar + "=" + Built.countedRules() + ",report=" + AgentRun.REPORT);
    try (ChildJvm child = run.start()) {
      child.awaitLine("ready");

      Files.delete(jar);
      child.signal("TERM");

      assertReportedExactly(run.program(), child.await());
    }
  }

  @EveryJdk
  void theSharedArchiveOfTheJdkIsStillUsed(Jdk jdk) {
    AgentRun run =
        AgentRun.of("exits.Clean")
            .on(jdk)
            .with("0")
            .tracking(Built.countedRules())
            .jvm("-Xshare:on", "-Xlog:class+load:file=loaded.txt");

    Outcome outcome = run.run();

    assertThat(outcome.exitStatus()).as(outcome::toString).isZero();
    assertThat(outcome.err()).doesNotContain("Sharing is only supported");
    assertThat(outcome.text("loaded.txt").lines())
        .filteredOn(line -> line.contains("shared objects file"))
        .hasSizeGreaterThan(400);
  }

  /** Each costs its milliseconds, and the first of them tens: nobody would notice a new one. */
  @EveryJdk
  void noLambdaOfOursIsMadeByAStartAndACleanEnd(Jdk jdk) {
    AgentRun run = AgentRun.of("exits.Clean").on(jdk).with("0").tracking("netty");
    run.jvm("-Xlog:class+load:file=loaded.txt");

    Outcome outcome = run.run();

    assertThat(outcome.text("loaded.txt").lines())
        .anyMatch(line -> line.contains(" dev.reftracker.agent.Agent "))
        .as("but for the writing of files")
        .noneMatch(
            line -> line.matches(".*dev\\.reftracker\\.(?!report\\.render).*\\$\\$Lambda.*"));
  }

  /** A new package would be loaded by the program's thread alone, and nobody would notice. */
  @EveryJdk
  void whatAStartLoadsIsLoadedAheadButForItsFirstSteps(Jdk jdk) throws Exception {
    Field folders = Class.forName("dev.reftracker.launch.Preloading").getDeclaredField("FOLDERS");
    folders.setAccessible(true);
    AgentRun run = AgentRun.of("exits.Clean").on(jdk).with("0").tracking(Built.countedRules());
    run.jvm("-Xlog:class+load:file=loaded.txt");

    Outcome outcome = run.run();

    Set<String> loaded =
        Pattern.compile("((?:dev/reftracker|org/objectweb/asm)/(?:[a-z]+/)*)[A-Z]")
            .matcher(outcome.text("loaded.txt").replace('.', '/'))
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(loaded).contains((String[]) folders.get(null));
    loaded.removeAll(Set.of((String[]) folders.get(null)));
    assertThat(loaded)
        .as("first steps, a report's last ones, and a library of which few classes are used")
        .isSubsetOf(
            "org/objectweb/asm/commons/",
            "dev/reftracker/launch/",
            "dev/reftracker/agent/",
            "dev/reftracker/config/",
            "dev/reftracker/policy/",
            "dev/reftracker/trigger/",
            "dev/reftracker/detection/",
            "dev/reftracker/detection/evidence/",
            "dev/reftracker/bodies/",
            "dev/reftracker/report/render/");
  }

  @EveryJdk
  void aJvmThatDeliversNoSignalsIsSaidToAndReportsAtExit(Jdk jdk) {
    AgentRun run =
        AgentRun.of("exits.Exits")
            .on(jdk)
            .tracking(Built.countedRules())
            .jvm("-Xrs")
            .with("return");

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
    assertThat(outcome.err()).contains("started with -Xrs").doesNotContain("on kill -");
  }

  /** A JVM refuses an agent that it cannot read before there is any code of ours to say more. */
  @EveryJdk
  void aJarThatMayNotBeReadIsNamedByTheJvmItself(Jdk jdk) throws IOException {
    Path folder = AgentRun.of("exits.Clean").folder();
    Path jar = copyOfTheJar(folder);
    Files.setPosixFilePermissions(jar, Set.of());
    List<String> command = new ArrayList<>();
    if (Files.isReadable(jar)) { // the superuser reads everything
      assumeThat(Path.of("/usr/bin/setpriv")).exists();
      command.addAll(List.of("setpriv", "--reuid=65534", "--clear-groups"));
    }
    command.addAll(List.of(jdk.tool("java"), "-javaagent:" + jar + "=netty", "-version"));

    Outcome outcome = ChildJvm.start(command, Map.of(), folder).await();

    assertThat(outcome.exitStatus()).isNotZero();
    assertThat(outcome.out() + outcome.err()).contains("Error opening zip file", jar.toString());
  }

  private static Path copyOfTheJar(Path folder) throws IOException {
    return Files.copy(Built.agentJar(), folder.resolve("copy.jar"));
  }
}
