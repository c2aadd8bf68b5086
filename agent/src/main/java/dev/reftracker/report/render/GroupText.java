package dev.reftracker.report.render;

import dev.reftracker.report.Example;
import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.Summary;
import dev.reftracker.report.Verdict;
import java.util.List;

/**
 * Prints one group of references: leaks whole, suspects and what is harmless shorter, what is
 * merely held in one line.
 */
final class GroupText {

  private static final int BODY = 3;
  private static final int STACK = 7;

  private final Page page;
  private final LeakGroup group;
  private final StackText stacks;

  GroupText(Page page, LeakGroup group) {
    this.page = page;
    this.group = group;
    this.stacks = new StackText(page, group.culprit() == null ? null : group.culprit().site());
  }

  /**
   * Prints the group.
   *
   * @param number its place in the ranking, from 1
   * @param summary the totals of which it is a part
   */
  void print(int number, Summary summary) {
    if (group.verdict() == Verdict.HELD && !page.options().everything()) {
      page.line(0, number + ") " + heldLine(summary));
      return;
    }
    page.line(0, page.bold(number + ") " + title(summary)));
    new EvidenceText(page, group, stacks).printCulprit(BODY);
    printSince();
    printAcquire();
    boolean whole = isToldWhole(number);
    if (whole) {
      new EvidenceText(page, group, stacks).printRest(BODY);
    }
    printIdentity();
    for (LeakGroup dependant : group.dependants()) {
      printDependant(BODY, dependant);
    }
    if (whole) {
      printExamples();
    }
  }

  /** What is harmless is told whole only where nothing worse was found. */
  private boolean isToldWhole(int number) {
    return page.options().everything()
        || (group.verdict() == Verdict.LEAK && (!group.harmless() || number == 1));
  }

  private String title(Summary summary) {
    return part(summary) + ", " + what(group) + ": " + state();
  }

  private String heldLine(Summary summary) {
    return part(summary)
        + ", "
        + what(group)
        + ": live, nothing wrong with it; taken "
        + where(group)
        + ", oldest "
        + Words.age(group.oldestAgeMillis());
  }

  private String part(Summary summary) {
    String total =
        switch (group.verdict()) {
          case LEAK -> Words.count(summary.leakedReferences(), "leaked reference");
          case SUSPECT -> Words.count(summary.suspectReferences(), "suspect reference");
          case HELD -> Words.count(summary.heldReferences(), "held reference");
        };
    return Words.number(group.references()) + " of " + total;
  }

  private static String what(LeakGroup group) {
    return Words.count(group.objects(), "object")
        + " of "
        + group.className()
        + " ("
        + group.type()
        + ')';
  }

  private String state() {
    return switch (group.verdict()) {
      case LEAK ->
          group.collected()
              ? "collected, never given back"
              : "still live, where all others like it have ended";
      case SUSPECT ->
          group.collected() ? "collected, evidence weak" : "live and unusual, evidence weak";
      case HELD -> "live, nothing wrong with it";
    };
  }

  private static String where(LeakGroup group) {
    return group.acquire() == null || group.acquire().site() == null
        ? "at an unknown place"
        : Page.at(group.acquire().site());
  }

  private void printSince() {
    StringBuilder line =
        new StringBuilder("since: oldest ")
            .append(Words.age(group.oldestAgeMillis()))
            .append(" ago");
    if (group.references() > 1) {
      line.append(", newest ").append(Words.age(group.newestAgeMillis())).append(" ago");
    }
    if (group.growth() != null) {
      line.append(growth(group.growth()));
    }
    page.line(BODY, line.toString());
    if (group.references() > 1 && group.ages().size() > 1) {
      page.line(BODY, "ages: " + AgeBars.of(group.ages()));
    }
  }

  private static String growth(long growth) {
    if (growth == 0) {
      return "; as many as in the report before";
    }
    return "; "
        + Words.number(Math.abs(growth))
        + (growth > 0 ? " more" : " fewer")
        + " than in the report before";
  }

  private void printAcquire() {
    LeakGroup.Acquire acquire = group.acquire();
    if (acquire == null) {
      page.line(BODY, "taken: not known");
      return;
    }
    page.line(BODY, "taken" + by() + ThreadsText.of(acquire.threads()) + ':');
    stacks.print(STACK, acquire.site(), acquire.stack());
    if (acquire.app() != null && !acquire.stack().isEmpty()) {
      page.line(BODY, "your code: " + Page.at(acquire.app()));
    }
  }

  private String by() {
    return group.holder() == null ? "" : " by an object of " + group.holder();
  }

  private void printIdentity() {
    for (String note : group.notes()) {
      page.line(BODY, "note: " + note);
    }
    page.line(BODY, "fingerprint " + group.fingerprint());
  }

  private void printDependant(int indent, LeakGroup dependant) {
    page.line(
        indent,
        "leaked with it: "
            + Words.count(dependant.references(), "reference")
            + ", "
            + what(dependant)
            + ", taken "
            + where(dependant));
    for (LeakGroup deeper : dependant.dependants()) {
      printDependant(indent + 2, deeper);
    }
  }

  private void printExamples() {
    List<Example> examples = group.examples();
    boolean whole = page.options().everything();
    if (examples.isEmpty()) {
      return;
    }
    int shown = whole ? examples.size() : 1;
    for (int i = 0; i < shown; i++) {
      new WayText(page, stacks).print(BODY, examples.get(i));
    }
    if (shown < examples.size()) {
      page.line(
          BODY,
          page.dim(
              "... "
                  + Words.count(examples.size() - shown, "more example")
                  + " in the JSON report"));
    }
  }
}
