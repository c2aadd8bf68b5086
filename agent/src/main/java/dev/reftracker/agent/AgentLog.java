package dev.reftracker.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The agent's own lines on stderr.
 *
 * <p>Written to the file descriptor, not to {@code System.err}: the program may have replaced that,
 * or hold its lock while it halts. Thread-safe; never throws.
 */
final class AgentLog implements Consumer<String> {

  /** {@link #line} for whoever takes lines. */
  static final Consumer<String> LINES = new AgentLog();

  private static final String PREFIX = "[reftracker] ";
  private static final FileOutputStream STDERR = new FileOutputStream(FileDescriptor.err);

  private AgentLog() {}

  @Override
  public void accept(String message) {
    line(message);
  }

  /**
   * Writes one line.
   *
   * @param message the line without its end
   */
  static void line(String message) {
    text(PREFIX + message.replace('\n', ' ') + System.lineSeparator());
  }

  /**
   * Writes a whole text at once, so that lines of other threads do not come between.
   *
   * @param text with its line ends
   */
  static void text(String text) {
    try {
      STDERR.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return; // nobody listens: nowhere left to say so
    }
  }
}
