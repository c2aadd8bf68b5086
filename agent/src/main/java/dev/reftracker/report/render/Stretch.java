package dev.reftracker.report.render;

import dev.reftracker.report.Example.Step;
import java.util.List;
import java.util.Objects;

/**
 * A stretch of events that comes several times in a row.
 *
 * @param length events in it, from 1
 * @param times how often it comes, 1 when it does not repeat
 */
record Stretch(int length, int times) {

  private static final int LONGEST = 4;
  private static final int WORTH_FOLDING = 3;

  /** One event, not folded. */
  static final Stretch SINGLE = new Stretch(1, 1);

  /**
   * The shortest stretch from {@code start} on that comes three times or more, or a single event.
   */
  static Stretch at(List<Step> steps, int start) {
    for (int length = 1; length <= LONGEST; length++) {
      int times = 1;
      while (repeats(steps, start, start + times * length, length)) {
        times++;
      }
      if (times >= WORTH_FOLDING) {
        return new Stretch(length, times);
      }
    }
    return SINGLE;
  }

  private static boolean repeats(List<Step> steps, int first, int second, int length) {
    if (second + length > steps.size()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (!same(steps.get(first + i), steps.get(second + i))) {
        return false;
      }
    }
    return true;
  }

  /** Time and count may differ; a loop is what remains the same otherwise. */
  private static boolean same(Step one, Step other) {
    return one.op().equals(other.op())
        && one.amount() == other.amount()
        && Objects.equals(one.site(), other.site())
        && Objects.equals(one.thread(), other.thread())
        && Objects.equals(one.holder(), other.holder())
        && Objects.equals(one.kind(), other.kind());
  }
}
