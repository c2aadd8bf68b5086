package dev.reftracker.agent;

import dev.reftracker.config.Role;
import dev.reftracker.matching.MatchReport;
import dev.reftracker.matching.MatchedMethod;
import dev.reftracker.report.CoverageEntry;
import dev.reftracker.runtime.snapshot.Snapshot;
import dev.reftracker.runtime.snapshot.WovenMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was woven and how often it counted; and what the report could therefore not see. Loops where
 * lambdas would do: a clean end would pay for each.
 */
final class Coverage {

  private final MatchReport matches;

  Coverage(MatchReport matches) {
    this.matches = matches;
  }

  /** A line for each method of the rules, found or not. */
  List<CoverageEntry> entries(Snapshot snapshot) {
    Map<String, Long> calls = calls(snapshot);
    List<CoverageEntry> entries = new ArrayList<>();
    for (MatchedMethod method : matches.methods()) {
      if (method.rule().role() != Role.COUNT) {
        String signature = method.methodName() + method.descriptor();
        entries.add(
            new CoverageEntry(
                method.type().name(),
                method.className(),
                signature,
                role(method.rule().role()),
                method.refusal() == null,
                calls.getOrDefault(key(method.className(), signature), 0L),
                method.refusal()));
      }
    }
    for (MatchReport.Unmatched unmatched : matches.unmatched()) {
      entries.add(
          new CoverageEntry(
              unmatched.type().name(),
              unmatched.type().declaringClass().text(),
              unmatched.rule().name() + parameters(unmatched.rule().parameters()),
              role(unmatched.rule().role()),
              false,
              0,
              null));
    }
    return entries;
  }

  /** One sentence for each class that could not be woven. */
  List<String> failures() {
    List<String> sentences = new ArrayList<>(matches.failures());
    int more = matches.failureCount() - sentences.size();
    if (more > 0) {
      sentences.add(more + " more classes could not be woven");
    }
    return sentences;
  }

  private static Map<String, Long> calls(Snapshot snapshot) {
    Map<String, Long> calls = new HashMap<>();
    List<WovenMethod> methods = snapshot.names().methods();
    for (int i = 0; i < methods.size(); i++) {
      WovenMethod method = methods.get(i);
      int id = i + 1;
      long count = id < snapshot.calls().length ? snapshot.calls()[id] : 0;
      String key = key(method.className(), method.method());
      calls.put(key, calls.getOrDefault(key, 0L) + count);
    }
    return calls;
  }

  /** How a role is written in rules and reports. */
  static String role(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String parameters(List<String> types) {
    return types == null ? "" : "(" + String.join(", ", types) + ")";
  }

  private static String key(String className, String method) {
    return className + "#" + method;
  }
}
