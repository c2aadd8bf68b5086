package dev.reftracker.agent;

import java.io.IOException;
import java.nio.file.Path;

/** Whether somebody looks at stderr. */
final class Terminal {

  private Terminal() {}

  /**
   * Whether stderr is a terminal and its user has not forbidden colours ({@code NO_COLOR}). The JDK
   * knows only whether stdin and stdout are one; where the system cannot tell either, there is no
   * colour.
   */
  static boolean wantsColour() {
    if (System.getenv("NO_COLOR") != null) {
      return false;
    }
    try {
      String stderr = Path.of("/proc/self/fd/2").toRealPath().toString();
      return stderr.startsWith("/dev/pts/") || stderr.startsWith("/dev/tty");
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
