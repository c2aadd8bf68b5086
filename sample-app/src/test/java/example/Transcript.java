package example;

import java.util.List;

/**
 * A command and what it prints, as people write it down: {@code $ java …}, lines of the command
 * that end with a backslash go on, the rest is output.
 *
 * @param command the lines of the command
 * @param output the rest
 */
record Transcript(String command, String output) {
  private static final String PROMPT = "$ java ";

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
}
