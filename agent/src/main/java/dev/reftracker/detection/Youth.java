package dev.reftracker.detection;

import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.MissingRelease;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.Op;
import java.util.List;

/**
 * Whether live objects are merely young: on the way of their healthy twins, and younger than most
 * of these became. Connections that are open when the program ends are an example.
 */
final class Youth {

  /** Such a share of the twins must have become older. */
  private static final double MOST = 0.5;

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
    return becameOlder(twins, age) >= MOST * ended && isOnTheirWay(leftover);
  }

  /**
   * How many twins became older for certain: those of the age's own class may have been younger.
   * What was made together with them is never spared, since it is older than all of them became.
   */
  private static long becameOlder(List<LifecycleGroup> twins, long age) {
    long older = 0;
    for (LifecycleGroup twin : twins) {
      long[] counts = twin.ageCounts();
      long atLeast = 1;
      for (int i = 1; i < counts.length; i++) {
        older += atLeast > age ? counts[i] : 0;
        atLeast *= 10;
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
