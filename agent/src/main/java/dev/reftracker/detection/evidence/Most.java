package dev.reftracker.detection.evidence;

import dev.reftracker.report.Frame;
import java.util.Comparator;
import java.util.Map;

/** Chooses the frame that speaks for most objects; of equals the same one in every run. */
public final class Most {

  private static final Comparator<Frame> BY_NAME =
      Comparator.comparing(Frame::className)
          .thenComparing(Frame::method)
          .thenComparingInt(Frame::line);

  /** Stands among the frames for objects of which none of them speaks. */
  public static final Frame NONE = new Frame("", "", null, -1);

  private Most() {}

  /** The frame with the largest number; null for no frame, or where {@link #NONE} has it. */
  public static Frame of(Map<Frame, Long> objectsBySite) {
    Frame best = null;
    for (Map.Entry<Frame, Long> entry : objectsBySite.entrySet()) {
      if (best == null || comes(entry, best, objectsBySite.get(best))) {
        best = entry.getKey();
      }
    }
    return best == NONE ? null : best;
  }

  /** Whether {@code one} comes before {@code other} in the order of names and lines. */
  public static boolean isFirst(Frame one, Frame other) {
    return BY_NAME.compare(one, other) < 0;
  }

  private static boolean comes(Map.Entry<Frame, Long> entry, Frame best, long objects) {
    return entry.getValue() > objects
        || (entry.getValue() == objects && isFirst(entry.getKey(), best));
  }
}
