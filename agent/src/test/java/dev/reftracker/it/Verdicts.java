package dev.reftracker.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** What tests claim about the outcome of a tracked run. */
final class Verdicts {

  private Verdicts() {}

  /**
   * The report names what the program's source says, with the same numbers, and nothing else; and
   * it is sound.
   */
  static void assertReportedExactly(Program program, Outcome outcome) {
    Expectations expected = program.expectations();
    Report report = outcome.report();
    assertThat(Expectations.leaksIn(report))
        .as(() -> "leaks, of " + outcome)
        .isEqualTo(expected.leaks());
    assertThat(Expectations.leaksInsideIn(report))
        .as(() -> "leaks inside libraries, of " + outcome)
        .isEqualTo(expected.leaksInside());
    assertThat(Expectations.overReleasesIn(report))
        .as(() -> "over-releases, of " + outcome)
        .isEqualTo(expected.overReleases());
    assertThat(report.summary("leakedReferences"))
        .as("the summary's total")
        .isEqualTo(total(expected.leaks()) + total(expected.leaksInside()));
    assertSound(outcome);
  }

  /** No finding at all, and the report is sound. */
  static void assertClean(Outcome outcome) {
    Report report = outcome.report();
    assertThat(report.leaks()).as(() -> "leaks, of " + outcome).isEmpty();
    assertThat(report.overReleases()).as(() -> "over-releases, of " + outcome).isEmpty();
    assertThat(report.summary("leakedReferences")).isZero();
    assertSound(outcome);
  }

  /** The books were compared with the library's own count, and always agreed. */
  static void assertCompared(Outcome outcome) {
    assertThat(outcome.report().summary("comparisons")).as(outcome::toString).isPositive();
    assertThat(outcome.report().summary("mismatches")).as(outcome::toString).isZero();
  }

  /** The report is sound but for owners that ended too early, at most so many. */
  static void assertSoundBut(long scopes, Outcome outcome) {
    assertThat(outcome.report().summary("scopes")).as(outcome::toString).isBetween(0L, scopes);
    assertSound(outcome, "untracked", "suppressedFailures", "mismatches", "usesAfterEnd", "stuck");
  }

  /** The agent saw something, saw all of it, and its books agree with the library's own. */
  static void assertSound(Outcome outcome) {
    assertSound(
        outcome,
        "untracked",
        "suppressedFailures",
        "mismatches",
        "usesAfterEnd",
        "scopes",
        "stuck");
  }

  private static void assertSound(Outcome outcome, String... zero) {
    Report report = outcome.report();
    assertThat(report.summary("acquires")).as("acquires").isPositive();
    for (String key : zero) {
      assertThat(report.summary(key)).as(() -> key + ", of " + outcome).isZero();
    }
  }

  /**
   * The program itself behaved as without the agent: same output, same status, nothing but the
   * agent's lines more.
   */
  static void assertUnharmed(Outcome tracked, Outcome plain) {
    assertThat(tracked.out()).as(() -> "standard output, of " + tracked).isEqualTo(plain.out());
    assertThat(tracked.exitStatus())
        .as(() -> "exit status, of " + tracked)
        .isEqualTo(plain.exitStatus());
  }

  /** The first group accuses the method that the source marks with {@code // CULPRIT}. */
  static void assertCulpritFirst(Program program, Outcome outcome) {
    List<Place> culprits = program.expectations().culprits();
    assertThat(culprits).as("marked culprits").isNotEmpty();
    List<JsonNode> leaks = outcome.report().leaks();
    assertThat(leaks).as(() -> "leaks, of " + outcome).isNotEmpty();
    Place accused = Place.of(leaks.get(0).path("culprit").path("site"));
    assertThat(culprits)
        .as(
            () ->
                "accused is "
                    + accused
                    + ", why "
                    + leaks.get(0).path("culprit")
                    + ", of "
                    + outcome)
        .anyMatch(culprit -> culprit.sameMethod(accused));
  }

  /** A marked culprit is among those that the first group offers to look at after its first. */
  static void assertCulpritNext(Program program, Outcome outcome) {
    JsonNode first = outcome.report().leaks().get(0);
    assertThat(Report.list(first.path("others")))
        .as(() -> "others of " + outcome)
        .anyMatch(
            other ->
                program.expectations().culprits().stream()
                    .anyMatch(culprit -> culprit.sameMethod(Place.of(other.path("site")))));
  }

  /** The lines by which the first culprit forgets are exactly those that are marked. */
  static void assertForgottenWhereMarked(Program program, Outcome outcome) {
    JsonNode forgetting = outcome.report().leaks().get(0).path("forgetting");
    assertThat(Report.list(forgetting.path("exits")))
        .as(() -> "lines of " + forgetting + ", of " + outcome)
        .extracting(exit -> exit.path("at").path("line").asInt())
        .isEqualTo(program.expectations().forgets());
  }

  private static long total(Map<String, Long> numbers) {
    return numbers.values().stream().mapToLong(Long::longValue).sum();
  }
}
