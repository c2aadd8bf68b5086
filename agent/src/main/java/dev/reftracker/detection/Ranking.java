package dev.reftracker.detection;

import java.util.Comparator;
import java.util.List;

/**
 * The order of findings: leaks before suspects before held; well explained before badly; more
 * references before fewer. Objects that were begun and never counted afterwards come last of their
 * verdict.
 */
final class Ranking {

  private Ranking() {}

  static List<Finding> ranked(List<Finding> findings) {
    return findings.stream().sorted(ORDER).toList();
  }

  private static final Comparator<Finding> ORDER =
      Comparator.<Finding>comparingInt(finding -> finding.cause().verdict().ordinal())
          .thenComparingInt(finding -> isUnanswerable(finding) ? 1 : 0)
          .thenComparingDouble(finding -> -score(finding))
          .thenComparingLong(finding -> -finding.references());

  /** No twin ever gave one back, and nobody but its maker ever had it. */
  private static boolean isUnanswerable(Finding finding) {
    return finding.missing() == null
        && (finding.culprit() == null || finding.culprit().why().equals("acquire"));
  }

  private static double score(Finding finding) {
    return finding.culprit() == null ? 0 : finding.culprit().score();
  }
}
