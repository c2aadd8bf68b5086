package dev.reftracker.report.render;

import dev.reftracker.report.LeakGroup;
import java.util.List;

/** Parts the harmless groups, which come last of the leaks, from the others. */
final class HarmlessHeading {

  private static final String TEXT =
      "Harmless: begun and never counted afterwards; the garbage collector frees all that they"
          + " hold";

  private HarmlessHeading() {}

  /** What stands above the group at an index, or null. */
  static String above(List<LeakGroup> groups, int index) {
    boolean first =
        groups.get(index).harmless() && (index == 0 || !groups.get(index - 1).harmless());
    return first ? TEXT : null;
  }
}
