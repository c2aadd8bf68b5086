package dev.reftracker.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with what the user gave us, the program runs as if we were not there. */
final class WrongInputIT {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nety                                  | nety             | netty
          netty:-heep                           | heep             | netty
          reprot=leaks.json,netty               | reprot           | report
          netty,stacks=ful                      | ful              | full
          netty,depth=many                      | depth            |
          netty,max-memory=lots                 | max-memory       |
          netty,on-leak=stop                    | on-leak          | exit:
          netty,on-leak=exit:900                | on-leak          |
          netty,signal=USR2                     | USR2             |
          netty,at=noon                         | noon             | exit
          netty,gc=perhaps                      | gc               | auto
          netty,report=leaks.doc                | leaks.doc        | .txt
          config=no/such/file.yaml              | no/such/file.yaml|
          config=.                              | config           |
          config=malformed.yaml                 | malformed.yaml   |
          config=malformed.json                 | malformed.json   |
          config=unknown-key.yaml               | aquire           | acquire
          config=no-methods.yaml                | no-methods.yaml  |
          """)
  void aMistakeIsOneLineAndTheAgentStaysOff(String options, String names, String advises) {
    AgentRun run = clean(Jdk.current()).bareOptions(options);
    writeBrokenFiles(run.folder());
    Outcome plain = clean(Jdk.current()).run();

    Outcome outcome = run.run();

    assertUnharmed(outcome, plain);
    List<String> lines = extraLines(outcome, plain);
    assertThat(lines).as(outcome::toString).hasSize(1);
    assertThat(lines.get(0)).startsWith("[reftracker] off: ").contains(names);
    if (advises != null) {
      assertThat(lines.get(0)).contains(advises);
    }
  }

  @Test
  void aSignalThatDoesNotExistIsOneLineAndNotPromised() {
    Outcome outcome = clean(Jdk.current()).tracking(Built.countedRules() + ",signal=NOSUCH").run();

    assertThat(outcome.agentLines())
        .as(outcome::toString)
        .filteredOn(line -> line.contains("NOSUCH"))
        .hasSize(1);
    Verdicts.assertClean(outcome);
  }

  @EveryJdk
  void withoutOptionsTheAgentSaysSoAndDoesNothing(Jdk jdk) {
    Outcome plain = clean(jdk).run();

    Outcome outcome = clean(jdk).bareOptions("").run();

    assertUnharmed(outcome, plain);
    assertThat(extraLines(outcome, plain)).as(outcome::toString).hasSize(1);
  }

  @EveryJdk
  void aSignalDoesNotKillAProgramWhoseAgentStayedOff(Jdk jdk) {
    AgentRun run = AgentRun.of("exits.Exits").on(jdk).with("wait").bareOptions("nety");
    try (ChildJvm child = run.start()) {
      child.awaitLine("ready");

      child.signal("USR1");
      child.tell("go on");

      Outcome outcome = child.await();
      assertThat(outcome.exitStatus()).as(outcome::toString).isZero();
      assertThat(outcome.out()).isEqualTo("ready\nend of main\n");
    }
  }

  @Test
  void aClassThatDoesNotExistStandsInTheReport() {
    Outcome outcome = withRules("class: example.counted.Cuonted");

    assertThat(outcome.exitStatus()).isEqualTo(5);
    assertThat(outcome.report().json().path("coverage").toString())
        .as(outcome::toString)
        .contains("example.counted.Cuonted", "\"woven\":false");
  }

  @Test
  void aMethodThatDoesNotExistStandsInTheReport() {
    AgentRun run = clean(Jdk.current());
    write(
        run.folder().resolve("rules.yaml"),
        Built.countedYaml().replace("acquire: retain()", "acquire: [retain(), retian(int)]"));

    Outcome outcome = run.tracking("config=rules.yaml").run();

    assertThat(outcome.exitStatus()).isEqualTo(5);
    assertThat(Report.list(outcome.report().json().path("coverage")))
        .as(outcome::toString)
        .anySatisfy(
            entry -> {
              assertThat(entry.path("method").asText()).contains("retian");
              assertThat(entry.path("woven").asBoolean()).isFalse();
            });
    assertThat(outcome.report().summary("acquires")).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"missing/folder/leaks.txt", "/proc/leaks.txt", "leaks.json/leaks.txt"})
  void aReportThatCannotBeWrittenFallsBackToStandardError(String file) {
    AgentRun run =
        AgentRun.of("exits.Exits")
            .with("exit", "3")
            .bareOptions(Built.countedRules() + ",report=" + file);
    write(run.folder().resolve("leaks.json"), "");

    Outcome outcome = run.run();

    assertFellBack(outcome, file);
  }

  @Test
  void aReportFallsBackToStandardErrorWhenTheDiskIsFull() {
    AgentRun run =
        AgentRun.of("exits.Exits")
            .onFullDisk()
            .with("exit", "3")
            .bareOptions(Built.countedRules() + ",report=leaks.txt");

    Outcome outcome = run.run();

    assertFellBack(outcome, "leaks.txt");
  }

  private static void assertFellBack(Outcome outcome, String file) {
    assertThat(outcome.exitStatus()).as(outcome::toString).isEqualTo(3);
    assertThat(outcome.out()).isEqualTo("ready\n");
    assertThat(outcome.agentLines())
        .as(outcome::toString)
        .filteredOn(line -> line.contains("cannot be written"))
        .hasSize(1)
        .allMatch(line -> line.contains(file));
    assertThat(outcome.err()).contains("1 reference leaked", "Exits.java");
  }

  private static AgentRun clean(Jdk jdk) {
    return AgentRun.of("exits.Clean").on(jdk).with("5");
  }

  private static Outcome withRules(String declaringClass) {
    AgentRun run = clean(Jdk.current());
    write(
        run.folder().resolve("rules.yaml"),
        Built.countedYaml().replace("class: example.counted.Counted", declaringClass));
    return run.tracking("config=rules.yaml").run();
  }

  private static void assertUnharmed(Outcome outcome, Outcome plain) {
    Verdicts.assertUnharmed(outcome, plain);
    assertThat(outcome.err()).contains(plain.err());
  }

  private static List<String> extraLines(Outcome outcome, Outcome plain) {
    return outcome.err().replace(plain.err(), "").lines().toList();
  }

  private static void writeBrokenFiles(Path folder) {
    write(folder.resolve("malformed.yaml"), "types:\n  - name: [counted\n class: x\n");
    write(folder.resolve("malformed.json"), "{ \"types\": [ }");
    write(folder.resolve("unknown-key.yaml"), Built.countedYaml().replace("acquire:", "aquire:"));
    write(folder.resolve("no-methods.yaml"), "types:\n  - name: counted\n    class: a.B\n");
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
