package dev.reftracker.detection.culprit;

import dev.reftracker.detection.culprit.Guilt.Level;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.runtime.snapshot.MethodFacts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for another culprit where the code of the first answer shows that it forgets nothing: among
 * the answers of the other rules, the methods of the reference's way, what the first answer calls
 * with it, and the classes of all of these. What speaks for each is weighed with what its code
 * shows; only one whose code shows that it forgets the reference takes the first one's place.
 */
final class Retrial {

  /** What speaks for each before its code is looked at, where the first answer has 1. */
  private static final double OTHER_RULE = 0.7;

  private static final double ON_ITS_WAY = 0.6;
  private static final double NOT_SEEN = 0.5;

  /** Of a method that was seen to part leaked ones from others, and does not touch them at all. */
  private static final double DOES_SOMETHING_ELSE = 1.7;

  /** About what such answers earn on programs that nobody wrote them for. */
  private static final double SCORE = 0.5;

  private final Leftover leftover;
  private final Evidence evidence;
  private final BodyEvidence bodies;

  Retrial(Leftover leftover, Evidence evidence, BodyEvidence bodies) {
    this.leftover = leftover;
    this.evidence = evidence;
    this.bodies = bodies;
  }

  /** Another culprit, or the first answer where nobody is worse. */
  Culprit of(Culprit first, Guilt guilt, List<Culprit> others) {
    Accused accused = new Accused(bodies);
    accused.weigh(first.site(), guilt, prior(first.site(), guilt));
    Set<String> classes = new LinkedHashSet<>();
    classes.add(first.site().className());
    for (Culprit other : others) {
      accused.weigh(other.site(), bodies.of(other.site()), OTHER_RULE);
      classes.add(other.site().className());
    }
    for (Frame suspect : Suspects.of(leftover, evidence)) {
      accused.weigh(suspect, bodies.of(suspect), ON_ITS_WAY);
      classes.add(suspect.className());
    }
    accused.calledBy(first.site(), NOT_SEEN);
    accused.inside(classes, NOT_SEEN);
    Frame worst = FrameNames.readable(accused.method());
    boolean another = !FrameNames.sameMethod(worst, first.site()) && accused.guilt().isShown();
    return another ? new Culprit(worst, why(accused.guilt()), SCORE) : first;
  }

  /** A method that sets a flag has done enough; one that can only read has done nothing. */
  private double prior(Frame first, Guilt guilt) {
    MethodFacts facts = evidence.facts(first);
    boolean reads = facts != null && facts.leavesAlone();
    return guilt.level() == Level.NEVER_HAS && !reads ? DOES_SOMETHING_ELSE : 1;
  }

  private static String why(Guilt guilt) {
    return guilt.level() == Level.LETS_GO ? "container" : "lastHolder";
  }
}
