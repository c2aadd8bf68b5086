package dev.reftracker.detection.evidence;

import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import java.util.ArrayList;
import java.util.List;

/**
 * The lifecycles to learn from, so many that a report is still ready in time: what is learned from
 * one takes time with the square of its events, and a suite of tests makes thousands of groups.
 *
 * <p>Every group gives its first example before any gives a second one, and a long life only its
 * first events, since it repeats itself. Totals and verdicts never come from here, nor does what a
 * leaked one's own events tell of itself; the references of leaked ones that were answered teach
 * like healthy ones.
 */
public final class Lessons {

  private static final int MAX_EVENTS = 256;

  /** Squared events; some seconds. */
  private static final long MAX_WORK = 50_000_000;

  private final List<LifecycleGroup> groups = new ArrayList<>();
  private int taken;
  private int offered;

  /** What there is to learn from some groups; their order and their numbers are kept. */
  public Lessons(List<LifecycleGroup> all) {
    List<List<Lifecycle>> examples = new ArrayList<>();
    for (LifecycleGroup group : all) {
      examples.add(new ArrayList<>());
      offered += group.examples().size();
    }
    long work = 0;
    boolean more = true;
    for (int round = 0; more && work < MAX_WORK; round++) {
      more = false;
      for (int i = 0; i < all.size() && work < MAX_WORK; i++) {
        List<Lifecycle> own = all.get(i).examples();
        if (round < own.size()) {
          Lifecycle lesson = own.get(round).first(MAX_EVENTS);
          examples.get(i).add(lesson);
          work += (long) lesson.events().size() * lesson.events().size();
          taken++;
          more = true;
        }
      }
    }
    for (int i = 0; i < all.size(); i++) {
      if (!examples.get(i).isEmpty()) {
        groups.add(all.get(i).withExamples(examples.get(i)));
      }
    }
  }

  /** Each with one example at least; a group for which there was no time is left out. */
  public List<LifecycleGroup> groups() {
    return groups;
  }

  /** How many examples were left out. */
  public int leftOut() {
    return offered - taken;
  }
}
