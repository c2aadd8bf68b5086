package dev.reftracker.agent;

import dev.reftracker.config.AgentOptions;
import dev.reftracker.policy.KnownFindings;
import dev.reftracker.report.LeakReport;
import dev.reftracker.report.Summary;

/** With which status a program ends that has findings nobody knew before. */
final class ExitPolicy {

  private final AgentOptions options;
  private final KnownFindings known;

  ExitPolicy(AgentOptions options, KnownFindings known) {
    this.options = options;
    this.known = known;
  }

  /** Whether the status may be replaced at all. */
  boolean isOn() {
    return options.exitStatus().isPresent();
  }

  /**
   * The status to end with.
   *
   * @param status with which the program ends; negative when that is not known
   * @return another one only when {@code status} is 0 and something was found that counts
   */
  int status(int status, LeakReport report) {
    return isOn() && status == 0 && isFailure(report) ? options.exitStatus().getAsInt() : status;
  }

  private boolean isFailure(LeakReport report) {
    Summary summary = report.summary();
    KnownFindings.Judgement judgement = known.judge(report);
    return options.failOn().stream()
        .anyMatch(
            finding ->
                switch (finding) {
                  case LEAK -> judgement.newReferences() > options.maxLeaks();
                  case OVER_RELEASE -> judgement.newOverReleases() > 0;
                  case USE_AFTER_END -> judgement.newUsesAfterEnd() > 0;
                  case MISMATCH -> summary.mismatches() > 0;
                  case SCOPE -> summary.scopes() > 0;
                  case STUCK -> summary.stuck() > 0;
                });
  }
}
