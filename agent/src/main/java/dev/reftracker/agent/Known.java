package dev.reftracker.agent;

import dev.reftracker.config.AgentOptions;
import dev.reftracker.config.ConfigException;
import dev.reftracker.policy.Baseline;
import dev.reftracker.policy.KnownFindings;
import dev.reftracker.policy.PolicyFileException;
import dev.reftracker.policy.Suppression;
import dev.reftracker.policy.SuppressionsFile;
import dev.reftracker.report.LeakReport;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Reads what the options say is known, and says in a report what came of it. */
final class Known {

  private Known() {}

  /**
   * The findings that the options' files know.
   *
   * @throws ConfigException when a file cannot be used
   */
  static KnownFindings findings(AgentOptions options) {
    try {
      List<Suppression> suppressions =
          options.suppressions() == null
              ? List.of()
              : SuppressionsFile.read(options.suppressions());
      Baseline baseline =
          options.baseline() == null ? Baseline.EMPTY : Baseline.read(options.baseline());
      return new KnownFindings(suppressions, baseline, LocalDate.now(ZoneOffset.UTC));
    } catch (PolicyFileException e) {
      throw new ConfigException(e.getMessage(), e);
    }
  }

  /** The report, which also says what was known and which entries were of no use. */
  static LeakReport noted(LeakReport report, KnownFindings known) {
    List<String> sentences = known.judge(report).sentences();
    if (sentences.isEmpty()) {
      return report;
    }
    return new LeakReport(
        report.process(),
        report.summary(),
        report.types(),
        report.coverage(),
        report.leaks(),
        report.overReleases(),
        report.usesAfterEnd(),
        report.mismatches(),
        report.scopes(),
        report.stuck(),
        report.completeness(),
        report.learned(),
        sentences);
  }
}
