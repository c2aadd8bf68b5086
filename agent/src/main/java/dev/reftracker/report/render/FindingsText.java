package dev.reftracker.report.render;

import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.LeakReport;
import dev.reftracker.report.Mismatch;
import dev.reftracker.report.OutlivedScope;
import dev.reftracker.report.OverRelease;
import dev.reftracker.report.StuckWait;
import dev.reftracker.report.UseAfterEnd;
import java.util.ArrayList;
import java.util.List;

/** Prints the findings that are not leaks, each kind under a title that says what it means. */
final class FindingsText {

  private static final int BODY = 3;
  private static final int STACK = 7;

  private final Page page;

  FindingsText(Page page) {
    this.page = page;
  }

  /** Prints all of them; nothing for a kind that has none. */
  void print(LeakReport report) {
    printOverReleases(report.overReleases());
    printUses(report.usesAfterEnd());
    printMismatches(report.mismatches());
    printScopes(report.scopes());
    printStuck(report.stuck());
    printOld(report.stuck());
  }

  private void printOverReleases(List<OverRelease> findings) {
    int shown = title("Over-releases: given back without a live reference", findings);
    for (int i = 0; i < shown; i++) {
      OverRelease finding = findings.get(i);
      head(i + 1, objects(finding.objects(), finding.className(), finding.type()));
      new OverReleaseText(page, finding).print(BODY);
    }
    rest(findings.size(), shown);
  }

  private void printUses(List<UseAfterEnd> findings) {
    int shown =
        title("Uses after end: acquired or used when the count had fallen to zero", findings);
    for (int i = 0; i < shown; i++) {
      UseAfterEnd finding = findings.get(i);
      StackText stacks = new StackText(page, finding.use() == null ? null : finding.use().site());
      head(i + 1, objects(finding.objects(), finding.className(), finding.type()));
      event(
          stacks,
          finding.exception() == null ? "used" : "used, refused with " + finding.exception(),
          finding.use());
      event(stacks, "ended", finding.ending());
      page.line(BODY, "fingerprint " + finding.fingerprint());
    }
    rest(findings.size(), shown);
  }

  private void printMismatches(List<Mismatch> findings) {
    int shown =
        title(
            "Mismatches: our books and the library's count disagree, so a rule misses a method",
            findings);
    for (int i = 0; i < shown; i++) {
      Mismatch finding = findings.get(i);
      StackText stacks = new StackText(page, null);
      head(
          i + 1,
          objects(finding.objects(), finding.className(), finding.type())
              + ": booked "
              + Words.number(finding.booked())
              + ", counted "
              + Words.number(finding.counted()));
      event(stacks, "agreed last", finding.between());
      event(stacks, "disagreed first", finding.and());
      page.line(
          BODY,
          "note: the count changed by "
              + Words.number(finding.counted() - finding.booked())
              + " between these two, by no method that the rules name");
    }
    rest(findings.size(), shown);
  }

  private void printScopes(List<OutlivedScope> findings) {
    int shown = title("Outlived scopes: references left when their owner ended", findings);
    for (int i = 0; i < shown; i++) {
      OutlivedScope finding = findings.get(i);
      head(i + 1, finding.owner() + ", " + Words.count(finding.times(), "time"));
      event(new StackText(page, null), "ended", finding.end());
      left(finding.left());
      for (String note : finding.notes()) {
        page.line(BODY, "note: " + note);
      }
    }
    rest(findings.size(), shown);
  }

  private void printStuck(List<StuckWait> findings) {
    List<StuckWait> waits = only(true, findings);
    int shown = title("Stuck: waiting for a count that does not fall", waits);
    for (int i = 0; i < shown; i++) {
      StuckWait finding = waits.get(i);
      head(i + 1, finding.className() + ", for " + Words.age(finding.waitingMillis()));
      event(new StackText(page, null), "since here", finding.waitedAt());
      left(finding.references());
    }
    rest(waits.size(), shown);
  }

  private static List<StuckWait> only(boolean waits, List<StuckWait> findings) {
    List<StuckWait> found = new ArrayList<>();
    for (StuckWait finding : findings) {
      if (finding.isWait() == waits) {
        found.add(finding);
      }
    }
    return found;
  }

  private void printOld(List<StuckWait> findings) {
    List<StuckWait> old = only(false, findings);
    int shown = title("Kept too long: references older than stuck-after allows", old);
    for (int i = 0; i < shown; i++) {
      StuckWait finding = old.get(i);
      head(i + 1, finding.className() + ", oldest " + Words.age(finding.waitingMillis()));
      event(new StackText(page, null), "oldest taken", finding.waitedAt());
      left(finding.references());
    }
    rest(old.size(), shown);
  }

  private int title(String title, List<?> findings) {
    if (!findings.isEmpty()) {
      page.blank();
      page.line(0, page.alarm(title));
    }
    return Math.min(findings.size(), page.options().groups());
  }

  private void head(int number, String what) {
    page.line(0, page.bold(number + ") " + what));
  }

  private static String objects(long number, String className, String type) {
    return Words.count(number, "object") + " of " + className + " (" + type + ')';
  }

  private void event(StackText stacks, String what, OverRelease.Event event) {
    OverReleaseText.event(page, BODY, stacks, what, event);
  }

  private void left(List<LeakGroup> groups) {
    int shown = Math.min(groups.size(), page.options().groups());
    for (LeakGroup group : groups.subList(0, shown)) {
      page.line(
          BODY,
          "left: "
              + Words.count(group.references(), "reference")
              + ", "
              + Words.count(group.objects(), "object")
              + " of "
              + group.className()
              + ", oldest "
              + Words.age(group.oldestAgeMillis())
              + ", taken:");
      LeakGroup.Acquire acquire = group.acquire();
      Frame site = acquire == null ? null : acquire.site();
      new StackText(page, null).print(STACK, site, acquire == null ? List.of() : acquire.stack());
    }
    rest(groups.size(), shown);
  }

  private void rest(int all, int shown) {
    if (shown < all) {
      page.line(
          BODY, page.dim("... " + Words.number(all - (long) shown) + " more in the JSON report"));
    }
  }
}
