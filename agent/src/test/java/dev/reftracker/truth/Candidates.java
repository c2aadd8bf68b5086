package dev.reftracker.truth;

import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.LeakReport;
import dev.reftracker.report.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The methods that a reader of a report would open, in order: the first group's culprit, those it
 * names next, then the other frames in it, then the culprits of the groups after it.
 */
final class Candidates {
  private static final String PACKAGE = "example.gen.";

  private Candidates() {}

  /** The accusing groups, in the report's order: what is merely held accuses nobody. */
  static List<LeakGroup> groups(LeakReport report) {
    return report.leaks().stream().filter(group -> group.verdict() != Verdict.HELD).toList();
  }

  /** The methods as {@code Class.method}, each once; empty when nobody is accused. */
  static List<String> of(LeakReport report) {
    List<LeakGroup> groups = groups(report);
    List<String> methods = new ArrayList<>();
    if (groups.isEmpty()) {
      return methods;
    }
    LeakGroup first = groups.get(0);
    add(methods, first.culprit() == null ? null : first.culprit().site());
    first.others().forEach(other -> add(methods, other.site()));
    add(methods, first.surplusAcquire());
    add(methods, first.lastHolder() == null ? null : first.lastHolder().site());
    add(methods, first.missingRelease() == null ? null : first.missingRelease().site());
    add(methods, first.acquire() == null ? null : first.acquire().site());
    for (LeakGroup group : groups.subList(1, groups.size())) {
      add(methods, group.culprit() == null ? null : group.culprit().site());
    }
    return methods;
  }

  /** The method of a frame; a lambda counts as the method that it stands in. */
  static String method(Frame frame) {
    String type = frame.className();
    String name = frame.method();
    if (name.startsWith("lambda$")) {
      name = name.substring("lambda$".length(), name.lastIndexOf('$'));
    }
    return (type.startsWith(PACKAGE) ? type.substring(PACKAGE.length()) : type) + "." + name;
  }

  private static void add(List<String> methods, Frame frame) {
    if (frame != null && !methods.contains(method(frame))) {
      methods.add(method(frame));
    }
  }
}
