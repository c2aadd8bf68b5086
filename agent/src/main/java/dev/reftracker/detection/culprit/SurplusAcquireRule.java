package dev.reftracker.detection.culprit;

import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;

/**
 * An acquire that only leaked objects have, although what their begin handed out is healthy
 * elsewhere: the acquire itself is too much, nobody ever answers it.
 */
public final class SurplusAcquireRule implements CulpritRule {

  private static final double SCORE = 0.35;

  @Override
  public Culprit find(Leftover leftover, Evidence evidence) {
    Frame site = surplus(leftover, evidence);
    return site == null || hasNewOwner(leftover)
        ? null
        : new Culprit(site, "surplusAcquire", SCORE);
  }

  /** Whether an object was made around it: that was to give it back, or whoever let go of that. */
  private static boolean hasNewOwner(Leftover leftover) {
    return leftover.trail().events().stream().anyMatch(event -> event.op() == Op.CONSTRUCTOR);
  }

  /**
   * The surplus acquire of a leftover, or null when its site has healthy objects or its begin has
   * none.
   */
  public static Frame surplus(Leftover leftover, Evidence evidence) {
    Event acquire = leftover.acquire();
    Event begin = leftover.example().events().get(0);
    if (acquire.op() != Op.ACQUIRE || begin == acquire) {
      return null;
    }
    boolean onlyLeaks = evidence.siteCounts().of(leftover.group(), acquire, 1).onlyLeaks();
    boolean healthyBegin = evidence.siteCounts().of(leftover.group(), begin, 1).healthy() > 0;
    if (!onlyLeaks || !healthyBegin) {
      return null;
    }
    return evidence.clean(leftover.group()).acquireSite(evidence.stacks().of(acquire));
  }
}
