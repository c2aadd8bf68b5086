package dev.reftracker.detection.culprit;

import dev.reftracker.detection.evidence.ContainerUses;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.runtime.snapshot.Container;
import dev.reftracker.runtime.snapshot.Event;

/**
 * The object was put into a container, the container was given back, the object was not: the
 * container let go of it. The method called on this container that containers of healthy objects
 * see least is the one that dropped it.
 */
final class ContainerRule implements CulpritRule {

  private static final double SCORE = 0.5;

  @Override
  public Culprit find(Leftover leftover, Evidence evidence) {
    Event last = leftover.trail().last();
    Container container = ContainerUses.newest(leftover.example());
    if (last == null || container == null || !container.ended()) {
      return null;
    }
    Frame dropped = evidence.containerUses().unusual(container);
    if (dropped == null) {
      return null;
    }
    double surprise = 1 - evidence.containerUses().share(dropped);
    return new Culprit(FrameNames.readable(dropped), "container", SCORE * surprise);
  }
}
