package dev.reftracker.report.render;

import dev.reftracker.report.LeakReport;
import dev.reftracker.report.ProcessInfo;
import dev.reftracker.report.StuckWait;
import dev.reftracker.report.Summary;
import java.time.Duration;

/** Prints the first lines, the answer in numbers, and the last one, what to do next. */
final class HeadText {

  private final Page page;

  HeadText(Page page) {
    this.page = page;
  }

  /** Prints the count, the other findings and the process. */
  void print(LeakReport report) {
    Summary summary = report.summary();
    page.line(0, count(report) + ' ' + seen(summary));
    if (others(summary) > 0) {
      page.line(0, page.alarm(otherFindings(report)));
    }
    if (summary.suspectReferences() + summary.heldReferences() > 0) {
      page.line(
          0,
          Words.count(summary.suspectReferences(), "suspect reference")
              + " (odd, evidence weak), "
              + Words.number(summary.heldReferences())
              + " held (live, nothing wrong with them)");
    }
    page.line(0, page.dim(process(report.process())));
  }

  /** Prints the one thing to do next. */
  void printNext(LeakReport report) {
    page.blank();
    page.line(0, "Next: " + next(report));
  }

  private String count(LeakReport report) {
    Summary summary = report.summary();
    if (summary.leakedReferences() > 0) {
      String line =
          Words.count(summary.leakedReferences(), "reference")
              + " leaked, "
              + harmless(summary)
              + "in "
              + Words.count(summary.leakGroups(), "group");
      return isAllHarmless(summary) ? page.bold(line) : page.alarm(line);
    }
    if (others(summary) > 0) {
      return page.alarm("no reference leaked");
    }
    if (summary.acquires() == 0) {
      return page.alarm("nothing to judge: no acquire was seen");
    }
    if (summary.suspectReferences() > 0) {
      return page.bold("no reference leaked for certain");
    }
    return summary.untracked() > 0
        ? page.bold("clean as far as it was tracked: no reference leaked")
        : page.good("clean: no reference leaked");
  }

  private static String harmless(Summary summary) {
    if (summary.harmlessReferences() == 0) {
      return "";
    }
    return isAllHarmless(summary)
        ? "all of them harmless, "
        : Words.number(summary.harmlessReferences()) + " of them harmless, ";
  }

  private static boolean isAllHarmless(Summary summary) {
    return summary.harmlessReferences() == summary.leakedReferences();
  }

  private static String seen(Summary summary) {
    return '('
        + Words.number(summary.acquires())
        + " acquired, "
        + Words.number(summary.releases())
        + " released; "
        + Words.number(summary.untracked())
        + " untracked, "
        + Words.count(summary.suppressedFailures(), "suppressed failure")
        + ')';
  }

  private static long others(Summary summary) {
    return summary.overReleases()
        + summary.usesAfterEnd()
        + summary.mismatches()
        + summary.scopes()
        + summary.stuck();
  }

  private static String otherFindings(LeakReport report) {
    Summary summary = report.summary();
    long waits = report.stuck().stream().filter(StuckWait::isWait).count();
    StringBuilder line = new StringBuilder("also found: ");
    int start = line.length();
    add(line, start, summary.overReleases(), "over-release");
    add(line, start, summary.usesAfterEnd(), "use after end");
    add(line, start, summary.mismatches(), "mismatch");
    add(line, start, summary.scopes(), "outlived scope");
    add(line, start, waits, "stuck wait");
    add(line, start, summary.stuck() - waits, "overdue object");
    return line.toString();
  }

  private static void add(StringBuilder line, int start, long value, String noun) {
    if (value > 0) {
      line.append(line.length() > start ? ", " : "");
      line.append(
          noun.startsWith("use") && value > 1
              ? Words.number(value) + " uses after end"
              : Words.count(value, noun));
    }
  }

  private static String process(ProcessInfo process) {
    StringBuilder line = new StringBuilder("pid ").append(process.pid());
    if (process.command() != null) {
      line.append(", ").append(process.command());
    }
    line.append(", report on ").append(process.trigger());
    if (process.startedAt() != null && process.reportedAt() != null) {
      long watched = Duration.between(process.startedAt(), process.reportedAt()).toMillis();
      line.append(" after ")
          .append(Words.age(watched))
          .append(" of tracking, at ")
          .append(process.reportedAt());
    }
    return line.toString();
  }

  private static String next(LeakReport report) {
    Summary summary = report.summary();
    String reading = "How to read this: docs/first-report.md";
    if (summary.leakedReferences() > 0 && isAllHarmless(summary) && others(summary) == 0) {
      return "nothing that costs memory. To see such objects no more, suppress their fingerprints. "
          + reading;
    }
    if (summary.leakedReferences() > 0) {
      boolean cut = !"full".equals(summary.detail());
      return firstStep(report)
          + (cut
              ? "For every stack: stacks=full; longer stacks: depth=64. "
              : "For longer stacks: depth=64. ")
          + reading;
    }
    if (others(summary) > 0) {
      return "open the first frame of finding 1. " + reading;
    }
    if (summary.acquires() == 0) {
      return "see above which rules matched, and whether the program uses these types. Rules:"
          + " config/README.md";
    }
    return summary.suspectReferences() > 0
        ? "look at the suspects once; a second report shows whether they grow. " + reading
        : "nothing to do. What clean means: docs/report-format.md";
  }

  private static String firstStep(LeakReport report) {
    boolean explained = !report.leaks().isEmpty() && report.leaks().get(0).culprit() != null;
    return explained
        ? "open the frame after \"look here first\" of group 1. "
        : "open the place where group 1 was taken. ";
  }
}
