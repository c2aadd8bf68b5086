package dev.reftracker.report.render;

import dev.reftracker.report.CoverageEntry;
import dev.reftracker.report.LeakReport;
import dev.reftracker.report.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Prints what was watched and what was not: silence must never be ambiguous. */
final class CompletenessText {

  /** No lambda: the first of its kind costs the end of a program some milliseconds. */
  private static final Comparator<CoverageEntry> MOST_CALLED_FIRST =
      new Comparator<>() {
        @Override
        public int compare(CoverageEntry one, CoverageEntry other) {
          return Long.compare(other.calls(), one.calls());
        }
      };

  private static final int BODY = 2;
  private static final int MOST_LINES = 12;

  private final Page page;

  CompletenessText(Page page) {
    this.page = page;
  }

  /** Prints the section. */
  void print(LeakReport report) {
    page.blank();
    page.line(0, page.bold("What was watched"));
    printWoven(report.coverage());
    printMissed(report.coverage());
    printCounters(report);
    for (String gap : report.completeness()) {
      page.line(BODY, "not seen: " + gap);
    }
    for (String known : report.known()) {
      page.line(BODY, "known: " + known);
    }
    printLearned(report.learned());
  }

  private void printWoven(List<CoverageEntry> coverage) {
    List<CoverageEntry> woven = new ArrayList<>();
    long calls = 0;
    for (CoverageEntry entry : coverage) {
      if (entry.woven()) {
        woven.add(entry);
        calls += entry.calls();
      }
    }
    if (woven.isEmpty()) {
      page.line(BODY, page.alarm("no method was woven: nothing was watched"));
      return;
    }
    woven.sort(MOST_CALLED_FIRST);
    page.line(
        BODY,
        Words.count(woven.size(), "method") + " woven, called " + Words.number(calls) + " times:");
    int shown = shown(woven);
    int widest = Words.number(woven.get(0).calls()).length();
    for (CoverageEntry entry : woven.subList(0, shown)) {
      String count = Words.number(entry.calls());
      String pad = " ".repeat(widest - count.length());
      page.line(
          BODY + 2,
          pad + count + ' ' + entry.role() + "  " + method(entry) + " (" + entry.type() + ')');
    }
    rest(woven.size(), shown, "method");
  }

  private void printMissed(List<CoverageEntry> coverage) {
    Set<String> watched = new HashSet<>();
    for (CoverageEntry entry : coverage) {
      if (entry.woven() || entry.refusal() != null) {
        watched.add(entry.type());
      }
    }
    Map<String, Integer> notLoaded = new LinkedHashMap<>();
    List<CoverageEntry> missed = new ArrayList<>();
    for (CoverageEntry entry : coverage) {
      if (!watched.contains(entry.type())) {
        notLoaded.put(entry.type(), notLoaded.getOrDefault(entry.type(), 0) + 1);
      } else if (!entry.woven()) {
        missed.add(entry);
      }
    }
    for (Map.Entry<String, Integer> entry : notLoaded.entrySet()) {
      String rules = Words.count(entry.getValue(), "rule");
      page.line(
          BODY, "no loaded class has anything of " + entry.getKey() + ": " + rules + " unused");
    }
    printWithoutEffect(missed);
    if (missed.isEmpty() && notLoaded.isEmpty() && !coverage.isEmpty()) {
      page.line(BODY, "every rule matched");
    }
  }

  private void printWithoutEffect(List<CoverageEntry> missed) {
    if (missed.isEmpty()) {
      return;
    }
    page.line(BODY, Words.count(missed.size(), "rule") + " without effect:");
    int shown = shown(missed);
    for (CoverageEntry entry : missed.subList(0, shown)) {
      String why = entry.refusal() == null ? "no loaded class has it" : entry.refusal();
      page.line(BODY + 2, entry.type() + ' ' + entry.role() + ' ' + method(entry) + ": " + why);
    }
    rest(missed.size(), shown, "rule");
  }

  private void printCounters(LeakReport report) {
    Summary summary = report.summary();
    page.line(
        BODY,
        Words.count(summary.acquires(), "acquire")
            + " and "
            + Words.count(summary.releases(), "release")
            + " seen, "
            + Words.count(summary.liveObjects(), "object")
            + " live now");
    page.line(
        BODY,
        Words.number(summary.untracked())
            + " untracked, "
            + Words.count(summary.suppressedFailures(), "failure")
            + " of the tracker suppressed");
    page.line(BODY, comparisons(summary));
    page.line(
        BODY,
        "detail: " + summary.detail() + "; garbage collection before the report: " + gc(report));
  }

  private static String comparisons(Summary summary) {
    return summary.comparisons() == 0
        ? "books never compared with the library's own count"
        : "books compared "
            + Words.count(summary.comparisons(), "time")
            + " with the library's own count, "
            + Words.count(summary.mismatches(), "mismatch");
  }

  private static String gc(LeakReport report) {
    String gc = report.process().gc();
    return switch (gc == null ? "" : gc) {
      case "ran" -> "ran";
      case "skipped" ->
          report.summary().liveObjects() == 0
              ? "skipped, since nothing was live"
              : "skipped, so a leak that is not collected yet may be missing or stand as held";
      case "refused" ->
          "refused by the JVM, so a leak that is not collected yet may be missing or stand as held";
      default -> "unknown";
    };
  }

  private void printLearned(List<String> lessons) {
    int shown = shown(lessons);
    for (String lesson : lessons.subList(0, shown)) {
      page.line(BODY, "learned: " + lesson);
    }
    rest(lessons.size(), shown, "lesson");
  }

  private static String method(CoverageEntry entry) {
    return entry.className() + '.' + entry.method();
  }

  private int shown(List<?> entries) {
    return page.options().everything() ? entries.size() : Math.min(MOST_LINES, entries.size());
  }

  private void rest(int all, int shown, String noun) {
    if (shown < all) {
      page.line(
          BODY + 2,
          page.dim(
              "... " + Words.count(all - (long) shown, "more " + noun) + " in the JSON report"));
    }
  }
}
