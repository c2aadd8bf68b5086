package dev.reftracker.agent;

import dev.reftracker.config.ClassPattern;
import java.io.IOException;
import java.nio.file.Path;

/** What is known of the program in this JVM. */
final class Program {

  private Program() {}

  /**
   * The main class, or the path of the main jar; null when the JVM was not started by a launcher.
   */
  static String command() {
    String command = System.getProperty("sun.java.command");
    if (command == null || command.isBlank()) {
      return null;
    }
    String first = command.strip().split("\\s+", 2)[0];
    int jar = command.indexOf(".jar");
    // A path may have spaces: the first ".jar" ends it.
    return jar >= 0 && !first.endsWith(".jar") && first.contains("/")
        ? command.substring(0, jar + ".jar".length())
        : first;
  }

  /** This process's id. */
  static long pid() {
    try {
      // Where there is such a file, since the JDK's own way starts a pool of threads.
      return Long.parseLong(Path.of("/proc/self").toRealPath().getFileName().toString());
    } catch (IOException | RuntimeException e) {
      return ProcessHandle.current().pid();
    }
  }

  /** The JVM's vendor and version. */
  static String jvm() {
    return System.getProperty("java.vm.name")
        + " "
        + System.getProperty("java.vm.version")
        + " ("
        + System.getProperty("java.vm.vendor")
        + ")";
  }

  /** The thread that runs the program's main method, or null when it has ended. */
  static Thread mainThread() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getId() == 1)
        .findFirst()
        .orElse(null);
  }

  /**
   * Whether the main class, the path of the main jar or its file name matches.
   *
   * @param pattern a pattern with stars; null matches every program
   */
  static boolean isMeantBy(String pattern) {
    String command = command();
    if (pattern == null) {
      return true;
    }
    if (command == null) {
      return false;
    }
    String fileName = command.substring(command.lastIndexOf('/') + 1);
    // A star means any characters here, dots and slashes too.
    ClassPattern glob = new ClassPattern(pattern.replaceAll("\\*+", "**"));
    return glob.matches(command) || glob.matches(fileName);
  }
}
