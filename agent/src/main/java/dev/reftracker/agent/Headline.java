package dev.reftracker.agent;

import dev.reftracker.report.LeakReport;
import dev.reftracker.report.Summary;

/** A report in one line, for the agent's log. */
final class Headline {

  private Headline() {}

  /** What was found, or that nothing was. */
  static String of(LeakReport report) {
    Summary summary = report.summary();
    StringBuilder line = new StringBuilder();
    add(line, summary.leakedReferences(), "leaked reference", "leaked references");
    add(line, summary.overReleases(), "over-release", "over-releases");
    add(line, summary.usesAfterEnd(), "use after end", "uses after end");
    add(line, summary.mismatches(), "mismatch", "mismatches");
    add(line, summary.scopes(), "outlived scope", "outlived scopes");
    add(line, summary.stuck(), "stuck wait", "stuck waits");
    if (!line.isEmpty()) {
      return line.toString();
    }
    return summary.acquires() == 0 ? "nothing to judge: no acquire was seen" : "clean";
  }

  private static void add(StringBuilder line, long count, String one, String many) {
    if (count > 0) {
      line.append(line.isEmpty() ? "" : ", ").append(count).append(' ');
      line.append(count == 1 ? one : many);
    }
  }
}
