package dev.reftracker.detection;

import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.MissingRelease;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.Op;
import java.util.List;

/**
 * Whether live objects are merely young: on the way of their healthy twins, and not much older than
 * many of these became. Connections that are open when the program ends are an example.
 */
final class Youth {

  /** Such a share of the twins must have become older, */
  private static final double MANY = 0.1;

  /** than this part of the age: the end of a program takes its time. */
  private static final double PART = 0.5;

  private final Evidence evidence;
  private final long nowMillis;

  Youth(Evidence evidence, long nowMillis) {
    this.evidence = evidence;
    this.nowMillis = nowMillis;
  }

  /**
   * Whether even the oldest of the group is merely young.
   *
   * @param twins the healthy ones like it
   * @param ended how many objects these are; more than none
   */
  boolean explains(Leftover leftover, List<LifecycleGroup> twins, long ended) {
    long age = nowMillis - leftover.group().oldestMillis();
    return becameOlder(twins, PART * age) >= MANY * ended && isOnTheirWay(leftover);
  }

  /**
   * How many twins became older, as far as their age classes tell; within a class as many in each
   * part of an even logarithmic scale.
   */
  private static double becameOlder(List<LifecycleGroup> twins, double age) {
    double older = 0;
    for (LifecycleGroup twin : twins) {
      long[] counts = twin.ageCounts();
      double bound = 1;
      for (int i = 0; i < counts.length; i++) {
        older += counts[i] * Math.min(1, Math.max(0, Math.log10(bound / Math.max(1, age))));
        bound *= 10;
      }
    }
    return older;
  }

  /** No exception took it from the way, and its holder has not let go of the others yet. */
  private boolean isOnTheirWay(Leftover leftover) {
    MissingRelease missing = leftover.missing(evidence);
    for (Event event : leftover.example().events()) {
      if (event.op() == Op.EXCEPTION || (missing != null && wasCalled(missing.site(), event))) {
        return false;
      }
    }
    return true;
  }

  private boolean wasCalled(Frame method, Event event) {
    if (event.stay() == null) {
      return false;
    }
    for (int site : event.stay().uses()) {
      Frame use = evidence.stacks().site(site);
      if (use != null && FrameNames.sameMethod(use, method)) {
        return true;
      }
    }
    return false;
  }
}
