package dev.reftracker.detection;

import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.detection.evidence.TypeHints;
import dev.reftracker.report.Frame;
import dev.reftracker.report.Verdict;
import java.util.List;

/**
 * Objects that were begun and never counted afterwards, and of which a rule says that they hold
 * nothing but what the garbage collector frees: nobody gives them back, and nothing is lost. What
 * another finding is a consequence of held something, whatever the rule says.
 */
final class Harmless {

  private final Evidence evidence;

  Harmless(Evidence evidence) {
    this.evidence = evidence;
  }

  /** Marks those among the findings, which know already on which others they depend. */
  void mark(List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding.cause().verdict() != Verdict.HELD
          && finding.leftovers().stream().allMatch(this::isHarmless)) {
        finding.markHarmless(true);
      }
    }
    for (Finding finding : findings) {
      if (!finding.isHarmless()) {
        for (Finding up = finding.parent(); up != null; up = up.parent()) {
          up.markHarmless(false);
        }
      }
    }
  }

  private boolean isHarmless(Leftover leftover) {
    if (!leftover.isNeverCounted()) {
      return false;
    }
    TypeHints hints = evidence.clean(leftover.group()).hints();
    String target = evidence.stacks().names().className(leftover.group().classId());
    return (target != null && hints.harmlessClass().test(target))
        || isBegunHarmless(evidence.stacks().of(leftover.acquire()), hints);
  }

  private static boolean isBegunHarmless(List<Frame> begin, TypeHints hints) {
    for (Frame frame : begin) {
      if (hints.harmlessBegin().test(frame.className(), frame.method())) {
        return true;
      }
    }
    return false;
  }
}
