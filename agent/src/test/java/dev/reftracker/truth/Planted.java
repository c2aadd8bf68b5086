package dev.reftracker.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is planted in a program, read from the marks in its source.
 *
 * @param acquireLines the lines that take the references that leak ({@code //@acquire})
 * @param culprits the methods that a maintainer would change, as {@code Class.method} ({@code
 *     //@culprit} on the head of the method); nearly always one
 */
record Planted(List<Integer> acquireLines, List<String> culprits) {
  private static final Pattern CLASS =
      Pattern.compile("^(?:\\w+ )*(?:class|record|interface) (\\w+).*");
  private static final Pattern METHOD = Pattern.compile(".*?(\\w+)\\(.*");

  /** Reads the marks. */
  static Planted read(String source) {
    List<Integer> acquires = new ArrayList<>();
    List<String> culprits = new ArrayList<>();
    String type = "";
    int number = 0;
    for (String line : source.lines().toList()) {
      number++;
      Matcher head = CLASS.matcher(line);
      if (head.matches()) {
        type = head.group(1);
      }
      if (line.contains("//@acquire")) {
        acquires.add(number);
      }
      if (line.contains("//@culprit")) {
        culprits.add(type + "." + method(type, line));
      }
    }
    return new Planted(acquires, culprits);
  }

  private static String method(String type, String line) {
    Matcher head = METHOD.matcher(line);
    if (!head.matches()) {
      throw new IllegalArgumentException("no method head: " + line);
    }
    return head.group(1).equals(type) ? "<init>" : head.group(1);
  }
}
