package dev.reftracker.agent;

import dev.reftracker.config.AgentOptions;
import dev.reftracker.config.TrackingConfig;
import dev.reftracker.report.LeakReport;
import dev.reftracker.report.Summary;
import java.nio.file.Path;
import java.util.StringJoiner;

/** What is going on in one line, for the agent's log. */
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

  /** What is tracked, and at which moments there is a report. */
  static String of(TrackingConfig config, String moments) {
    AgentOptions options = config.options();
    StringJoiner sources = new StringJoiner(", ");
    for (String preset : options.presets()) {
      sources.add(preset);
    }
    for (Path file : options.configFiles()) {
      sources.add(file.toString());
    }
    int types = config.types().size();
    return sources + " (" + types + (types == 1 ? " type" : " types") + "); report " + moments;
  }

  private static void add(StringBuilder line, long count, String one, String many) {
    if (count > 0) {
      line.append(line.isEmpty() ? "" : ", ").append(count).append(' ');
      line.append(count == 1 ? one : many);
    }
  }
}
