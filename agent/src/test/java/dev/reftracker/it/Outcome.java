package dev.reftracker.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a process has left behind.
 *
 * @param command how it was started
 * @param folder its working directory, where reports are written
 * @param exitStatus its exit status; 128 and the signal's number when a signal has killed it
 * @param out everything it wrote to standard output
 * @param err everything it wrote to standard error
 * @param took from its start to its end
 */
record Outcome(String command, Path folder, int exitStatus, String out, String err, Duration took) {

  /** The JSON report that {@link AgentRun} asks for; fails when there is none. */
  Report report() {
    return report(AgentRun.REPORT);
  }

  /** The JSON report of that file name in the working directory; fails when there is none. */
  Report report(String fileName) {
    Path file = folder.resolve(fileName);
    if (!Files.isRegularFile(file)) {
      throw new AssertionError("no report " + file + ": " + this);
    }
    return Report.read(file);
  }

  /** Whether there is a file of that name in the working directory. */
  boolean wrote(String fileName) {
    return Files.exists(folder.resolve(fileName));
  }

  /** Text of a file in the working directory. */
  String text(String fileName) {
    try {
      return Files.readString(folder.resolve(fileName));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines on standard error that are the agent's own. */
  List<String> agentLines() {
    return err.lines().filter(line -> line.startsWith("[reftracker]")).toList();
  }

  @Override
  public String toString() {
    return command
        + "\nexit status "
        + exitStatus
        + " after "
        + took.toMillis()
        + " ms\n--- stdout\n"
        + out
        + "\n--- stderr\n"
        + err;
  }
}
