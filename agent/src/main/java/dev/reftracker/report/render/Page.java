package dev.reftracker.report.render;

import dev.reftracker.report.Frame;
import java.util.List;

/**
 * The text as it grows: lines, indents, colours. Plain ASCII, since it goes to terminals of every
 * encoding.
 */
final class Page {

  static final String BOLD = "1";
  static final String RED = "1;31";
  static final String GREEN = "1;32";
  static final String DIM = "2";
  private static final String NONE = "0";
  private static final List<String> CODES = List.of(BOLD, RED, GREEN, DIM, NONE);
  private static final char ESCAPE = '\u001b';
  private static final char DELETE = 127;

  private final TextOptions options;
  private final StringBuilder text = new StringBuilder(4096);

  Page(TextOptions options) {
    this.options = options;
  }

  TextOptions options() {
    return options;
  }

  /**
   * Appends a line. Names come from the program (threads may be called anything), so control
   * characters are made visible: they could fake lines, or steer the reader's terminal.
   */
  void line(int indent, String content) {
    text.append(" ".repeat(indent));
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      boolean control = c < ' ' || c == DELETE;
      text.append(control && !(c == ESCAPE && isColour(content, i)) ? '?' : c);
    }
    text.append('\n');
  }

  void blank() {
    text.append('\n');
  }

  String bold(String content) {
    return coloured(BOLD, content);
  }

  String alarm(String content) {
    return coloured(RED, content);
  }

  String good(String content) {
    return coloured(GREEN, content);
  }

  String dim(String content) {
    return coloured(DIM, content);
  }

  /** A frame as IDEs turn it into a link. */
  static String at(Frame frame) {
    StringBuilder line = new StringBuilder("at ");
    line.append(frame.className()).append('.').append(frame.method()).append('(');
    if (frame.file() == null) {
      line.append("Unknown Source");
    } else if (frame.line() < 1) {
      line.append(frame.file());
    } else {
      line.append(frame.file()).append(':').append(frame.line());
    }
    return line.append(')').toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private boolean isColour(String content, int escape) {
    if (!options.colour()) {
      return false;
    }
    for (String code : CODES) {
      if (content.startsWith('[' + code + 'm', escape + 1)) {
        return true;
      }
    }
    return false;
  }

  private String coloured(String code, String content) {
    return options.colour()
        ? ESCAPE + "[" + code + 'm' + content + ESCAPE + '[' + NONE + 'm'
        : content;
  }
}
