package dev.reftracker.report.render;

import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.LeakReport;
import java.util.List;

/**
 * Renders a report as text for people: count first, causes next, completeness always, what to do
 * last.
 *
 * <p>Plain ASCII, lines end with {@code \n}, frames as IDEs link them. Does not load Jackson. Any
 * thread; no state.
 */
public final class TextRenderer {

  private final TextOptions options;

  /**
   * A renderer.
   *
   * @param options how much is printed, and whether in colour
   */
  public TextRenderer(TextOptions options) {
    this.options = options;
  }

  /**
   * Renders a report.
   *
   * @param report any report; null parts of its findings are printed as unknown
   * @return the text, ending with a line feed
   */
  public String render(LeakReport report) {
    Page page = new Page(options);
    HeadText head = new HeadText(page);
    head.print(report);
    printGroups(page, report);
    new FindingsText(page).print(report);
    new CompletenessText(page).print(report);
    head.printNext(report);
    return page.toString();
  }

  private void printGroups(Page page, LeakReport report) {
    List<LeakGroup> groups = report.leaks();
    int shown = Math.min(groups.size(), options.groups());
    for (int i = 0; i < shown; i++) {
      page.blank();
      String heading = HarmlessHeading.above(groups, i);
      if (heading != null) {
        page.line(0, page.bold(heading));
      }
      new GroupText(page, groups.get(i)).print(i + 1, report.summary());
    }
    if (shown < groups.size()) {
      page.blank();
      page.line(0, page.dim(cut(groups.subList(shown, groups.size()))));
    }
  }

  private static String cut(List<LeakGroup> groups) {
    return "... "
        + Words.count(groups.size(), "more group")
        + " with "
        + Words.count(references(groups), "reference")
        + " in the JSON report";
  }

  private static long references(List<LeakGroup> groups) {
    long references = 0;
    for (LeakGroup group : groups) {
      references += group.references() + references(group.dependants());
    }
    return references;
  }
}
