package dev.reftracker.agent;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A file that reports go to, as the user wrote it.
 *
 * @param pattern {@code %p} stands for the process id, {@code %t} for the start time in UTC
 */
record ReportTarget(String pattern) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /** How a report is rendered; the file's ending tells. */
  enum Format {
    /** For people. */
    TEXT,
    /** For people, with every detail. */
    HTML,
    /** For tools. */
    JSON
  }

  Format format() {
    String name = pattern.toLowerCase(Locale.ROOT);
    if (name.endsWith(".json")) {
      return Format.JSON;
    }
    return name.endsWith(".html") ? Format.HTML : Format.TEXT;
  }

  /**
   * The file of one report.
   *
   * @param startedAt when the program's tracking began
   * @param number counts the reports written while the program runs on, from 1; 0 for the last one
   * @throws InvalidPathException when the system knows no such file name
   */
  Path file(long pid, Instant startedAt, int number) {
    String name = pattern.replace("%p", Long.toString(pid)).replace("%t", TIME.format(startedAt));
    return Path.of(number == 0 ? name : numbered(name, number));
  }

  private static String numbered(String name, int number) {
    int dot = name.lastIndexOf('.');
    boolean hasEnding = dot > Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1;
    return hasEnding
        ? name.substring(0, dot) + "." + number + name.substring(dot)
        : name + "." + number;
  }
}
