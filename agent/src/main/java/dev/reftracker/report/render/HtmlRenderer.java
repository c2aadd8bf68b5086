package dev.reftracker.report.render;

import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.LeakReport;
import dev.reftracker.report.TypeTotals;
import java.util.List;

/**
 * Renders a report as one HTML file that needs nothing else: no script, no font, no network.
 *
 * <p>It shows the text report without any cut, each group folded under its first line. Does not
 * load Jackson. Any thread; no state.
 */
public final class HtmlRenderer {

  private static final TextOptions WHOLE = TextOptions.standard().withEverything().withColour(true);
  private static final String STYLE =
      "body{font:15px/1.5 system-ui,sans-serif;margin:2em auto;max-width:75em;padding:0"
          + " 1em}pre,summary{font:13px/1.5"
          + " ui-monospace,monospace;white-space:pre-wrap}summary{cursor:pointer;padding:.4em}details{border:1px"
          + " solid #8886;border-radius:4px;margin:.6em"
          + " 0}pre{margin:0;padding:.4em}table{border-collapse:collapse}td,th{padding:.1em"
          + " .8em;text-align:right}"
          + "td:first-child,th:first-child{text-align:left}.b{font-weight:bold}.r{color:#c00;font-weight:bold}"
          + ".g{color:#080;font-weight:bold}.d{opacity:.6}"
          + "@media(prefers-color-scheme:dark){body{background:#111;color:#ddd}.r{color:#f66}.g{color:#6c6}}";

  /**
   * Renders a report.
   *
   * @param report any report
   * @return the page
   */
  public String render(LeakReport report) {
    StringBuilder html =
        new StringBuilder(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<title>RefTracker report</title>\n<style>")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n");
    html.append("<h1>RefTracker report</h1>\n");
    Page head = new Page(WHOLE);
    new HeadText(head).print(report);
    pre(html, head);
    types(html, report.types());
    groups(html, report);
    Page findings = new Page(WHOLE);
    new FindingsText(findings).print(report);
    pre(html, findings);
    Page watched = new Page(WHOLE);
    new CompletenessText(watched).print(report);
    new HeadText(watched).printNext(report);
    pre(html, watched);
    return html.append("</body>\n</html>\n").toString();
  }

  private static void groups(StringBuilder html, LeakReport report) {
    int number = 1;
    for (LeakGroup group : report.leaks()) {
      Page page = new Page(WHOLE);
      new GroupText(page, group).print(number, report.summary());
      String text = page.toString();
      int firstLine = text.indexOf('\n');
      String heading = HarmlessHeading.above(report.leaks(), number - 1);
      if (heading != null) {
        html.append("<p class=\"b\">").append(HtmlText.of(heading)).append("</p>\n");
      }
      html.append(number == 1 ? "<details open id=\"" : "<details id=\"");
      html.append(HtmlText.of(group.fingerprint())).append("\">\n<summary>");
      html.append(HtmlText.of(text.substring(0, firstLine))).append("</summary>\n<pre>");
      html.append(HtmlText.of(text.substring(firstLine + 1))).append("</pre>\n</details>\n");
      number++;
    }
  }

  private static void types(StringBuilder html, List<TypeTotals> types) {
    html.append("<table>\n<tr><th>class</th><th>leaked references</th><th>leaked objects</th>");
    html.append("<th>suspect objects</th><th>held objects</th><th>healthy lifecycles</th></tr>\n");
    for (TypeTotals type : types) {
      html.append("<tr><td>").append(HtmlText.of(type.className())).append("</td>");
      cell(html, type.leakedReferences());
      cell(html, type.leakedObjects());
      cell(html, type.suspectObjects());
      cell(html, type.heldObjects());
      cell(html, type.lifecycles());
      html.append("</tr>\n");
    }
    html.append("</table>\n");
  }

  private static void cell(StringBuilder html, long value) {
    html.append("<td>").append(Words.number(value)).append("</td>");
  }

  private static void pre(StringBuilder html, Page page) {
    if (!page.toString().isEmpty()) {
      html.append("<pre>").append(HtmlText.of(page.toString())).append("</pre>\n");
    }
  }
}
