package dev.reftracker.report.render;

import dev.reftracker.report.Frame;

/**
 * The text as it grows: lines, indents, colours. Plain ASCII, since it goes to terminals of every
 * encoding.
 */
final class Page {

  private static final String BOLD = "1";
  private static final String RED = "1;31";
  private static final String GREEN = "1;32";
  private static final String DIM = "2";

  private final TextOptions options;
  private final StringBuilder text = new StringBuilder(4096);

  Page(TextOptions options) {
    this.options = options;
  }

  TextOptions options() {
    return options;
  }

  void line(int indent, String content) {
    text.append(" ".repeat(indent)).append(content).append('\n');
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

  private String coloured(String code, String content) {
    return options.colour() ? "\u001b[" + code + 'm' + content + "\u001b[0m" : content;
  }
}
