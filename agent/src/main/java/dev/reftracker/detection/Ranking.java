package dev.reftracker.detection;

import dev.reftracker.detection.evidence.PairingRule;
import java.util.Comparator;
import java.util.List;

/**
 * The order of findings: leaks before suspects before held; well explained before badly; what is
 * left over before what is guessed to be; more references before fewer. Objects that were begun and
 * never counted afterwards come last of their verdict, and the harmless among them last of all.
 */
final class Ranking {

  private Ranking() {}

  static List<Finding> ranked(List<Finding> findings) {
    return findings.stream().sorted(ORDER).toList();
  }

  private static final Comparator<Finding> ORDER =
      Comparator.<Finding>comparingInt(finding -> finding.cause().verdict().ordinal())
          .thenComparingInt(finding -> finding.isHarmless() ? 1 : 0)
          .thenComparingInt(finding -> isUnanswerable(finding) ? 1 : 0)
          .thenComparingInt(finding -> isGuessed(finding) ? 1 : 0)
          .thenComparingDouble(finding -> -score(finding))
          .thenComparingLong(finding -> -finding.references());

  /** No twin ever gave one back, and nobody but its maker ever had it. */
  private static boolean isUnanswerable(Finding finding) {
    return finding.missing() == null
        && (finding.culprit() == null || finding.culprit().why().equals("acquire"));
  }

  /**
   * Nothing told which reference is left over: its score says how sure the culprit of a guess is.
   */
  private static boolean isGuessed(Finding finding) {
    return finding.biggest().pairing() == PairingRule.OLDEST;
  }

  private static double score(Finding finding) {
    return finding.culprit() == null ? 0 : finding.culprit().score();
  }
}
