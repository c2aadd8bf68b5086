package dev.reftracker.report.render;

/**
 * Text with ANSI colours as HTML: what is special is escaped, colours become classes, and every tag
 * is closed.
 */
final class HtmlText {

  private static final char ESCAPE = '\u001b';

  private HtmlText() {}

  /** The HTML of a text. */
  static String of(String text) {
    StringBuilder html = new StringBuilder(text.length() + text.length() / 4);
    int open = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = c == ESCAPE ? text.indexOf('m', i) : -1;
      if (end > 0) {
        String tag = tag(text.substring(i + 2, end), open > 0);
        html.append(tag);
        open += tag.startsWith("<span") ? 1 : 0;
        open -= tag.startsWith("</") ? 1 : 0;
        i = end;
      } else {
        append(html, c);
      }
      i++;
    }
    return html.append("</span>".repeat(open)).toString();
  }

  private static String tag(String code, boolean open) {
    return switch (code) {
      case Page.BOLD -> "<span class=\"b\">";
      case Page.RED -> "<span class=\"r\">";
      case Page.GREEN -> "<span class=\"g\">";
      case Page.DIM -> "<span class=\"d\">";
      default -> open ? "</span>" : "";
    };
  }

  private static void append(StringBuilder html, char c) {
    switch (c) {
      case '<' -> html.append("&lt;");
      case '>' -> html.append("&gt;");
      case '&' -> html.append("&amp;");
      case '"' -> html.append("&quot;");
      case ESCAPE -> html.append('?');
      default -> html.append(c);
    }
  }
}
