package example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A command and what it prints, as people write it down: {@code $ java …}, lines of the command
 * that end with a backslash go on, the rest is output. A last line {@code ...} stands for whatever
 * else is printed.
 *
 * @param command the lines of the command
 * @param output the rest
 */
record Transcript(String command, String output) {
  private static final String PROMPT = "$ java ";
  private static final String REST = "...\n";
  private static final int MOST_LINES = 60;

  /** Reads one. */
  static Transcript parse(String block) {
    int end = 0;
    do {
      end = block.indexOf('\n', end) + 1;
    } while (block.startsWith("\\\n", end - 2));
    return new Transcript(block.substring(0, end), block.substring(end));
  }

  /** Whether the command starts {@code java}. */
  boolean isJava() {
    return command.startsWith(PROMPT);
  }

  /** What follows {@code java}. */
  List<String> arguments() {
    String line = command.replace("\\\n", " ").substring(PROMPT.length());
    return List.of(line.trim().split("\\s+"));
  }

  /** Fails unless this output is what was printed now. */
  void assertShows(String printed) {
    assertThat(shownPart(printed)).isEqualTo(Masked.of(output));
  }

  /** Whether this output is what was printed now. */
  boolean shows(String printed) {
    return shownPart(printed).equals(Masked.of(output));
  }

  /** The same command with what was printed now; long output is cut. */
  Transcript showing(String printed) {
    boolean cut = printed.lines().count() > MOST_LINES;
    String lines = printed.lines().limit(MOST_LINES).collect(Collectors.joining("\n", "", "\n"));
    return new Transcript(command, cut ? lines + REST : lines);
  }

  /** The whole as it is written down. */
  String text() {
    return command + output;
  }

  /** What was printed, masked, as far as this output goes. */
  private String shownPart(String printed) {
    String shown = Masked.of(output);
    String now = Masked.of(printed);
    int beginning = shown.length() - REST.length();
    return shown.endsWith(REST) && now.length() > beginning
        ? now.substring(0, beginning) + REST
        : now;
  }
}
