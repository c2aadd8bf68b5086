package dev.reftracker.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.config.ConfigLoader;
import dev.reftracker.policy.Baseline;
import dev.reftracker.policy.KnownFindings;
import dev.reftracker.report.LeakReport;
import dev.reftracker.report.OverRelease;
import dev.reftracker.report.Summary;
import dev.reftracker.trigger.ProgramEnd;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests {@link ExitPolicy}. */
class ExitPolicyTest {

  private static final OverRelease FOUND =
      new OverRelease(
          "0123456789ab", "t", "C", 1, null, List.of(), null, null, null, List.of(), List.of());

  @Test
  void aFindingThatCountsReplacesZero() {
    ExitPolicy policy = policy("on-leak=exit:7,fail-on=over-release", Set.of());

    assertThat(policy.status(0, report())).isEqualTo(7);
  }

  @Test
  void anotherStatusIsNeverReplaced() {
    ExitPolicy policy = policy("on-leak=exit:7,fail-on=all", Set.of());

    assertThat(policy.status(3, report())).isEqualTo(3);
    assertThat(policy.status(ProgramEnd.UNKNOWN, report())).isEqualTo(ProgramEnd.UNKNOWN);
  }

  @Test
  void aFindingThatDoesNotCountChangesNothing() {
    ExitPolicy policy = policy("on-leak=exit:7", Set.of());

    assertThat(policy.status(0, report())).isZero();
  }

  @Test
  void aKnownFindingChangesNothing() {
    ExitPolicy policy = policy("on-leak=exit:7,fail-on=all", Set.of(FOUND.fingerprint()));

    assertThat(policy.status(0, report())).isZero();
  }

  @Test
  void withoutTheOptionNothingIsReplaced() {
    ExitPolicy policy = policy("fail-on=all", Set.of());

    assertThat(policy.isOn()).isFalse();
    assertThat(policy.status(0, report())).isZero();
  }

  private static ExitPolicy policy(String options, Set<String> baseline) {
    KnownFindings known =
        new KnownFindings(List.of(), new Baseline(baseline), LocalDate.of(2026, 1, 1));
    return new ExitPolicy(ConfigLoader.load(options).options(), known);
  }

  /** One over-release, nothing leaked. */
  private static LeakReport report() {
    return new LeakReport(
        null,
        new Summary(0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, "full"),
        List.of(),
        List.of(),
        List.of(),
        List.of(FOUND),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
