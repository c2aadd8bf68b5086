package dev.reftracker.agent;

import dev.reftracker.config.AgentOptions;
import dev.reftracker.report.LeakReport;
import dev.reftracker.report.Summary;

/** With which status a program ends that has findings. */
final class ExitPolicy {

  private final AgentOptions options;

  ExitPolicy(AgentOptions options) {
    this.options = options;
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
    return isOn() && status == 0 && isFailure(report.summary())
        ? options.exitStatus().getAsInt()
        : status;
  }

  private boolean isFailure(Summary summary) {
    return options.failOn().stream()
        .anyMatch(
            finding ->
                switch (finding) {
                  case LEAK -> summary.leakedReferences() > options.maxLeaks();
                  case OVER_RELEASE -> summary.overReleases() > 0;
                  case USE_AFTER_END -> summary.usesAfterEnd() > 0;
                  case MISMATCH -> summary.mismatches() > 0;
                  case SCOPE -> summary.scopes() > 0;
                  case STUCK -> summary.stuck() > 0;
                });
  }
}
