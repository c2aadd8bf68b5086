package dev.reftracker.detection;

import dev.reftracker.detection.culprit.SurplusAcquireRule;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.detection.evidence.SiteCounts;
import dev.reftracker.report.Verdict;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.Op;
import java.util.List;

/**
 * Leak, suspect or held.
 *
 * <p>Collected with references left is a leak: nobody can give them back any more. What is live is
 * a leak only against healthy twins: the same acquires elsewhere ended, most of them long ago in
 * less time than this one has lived. Without twins, or young, it is held, also at the end; an
 * object without twins is a leak at the end only where it is odd.
 */
final class Verdicts {

  /** A live reference must be so many times older than nearly all healthy twins became. */
  private static final int TIMES_OLDER = 10;

  /**
   * So many times more objects of a site must have ended than are left over, before one without
   * twins is odd.
   */
  private static final int TIMES_MORE_HEALTHY = 4;

  private static final double NEARLY_ALL = 0.99;

  private final Evidence evidence;
  private final Youth youth;
  private final long nowMillis;
  private final long minAgeMillis;
  private final boolean ending;

  /**
   * Judges one snapshot.
   *
   * @param ending whether the program has ended, so that nobody is on the way to release any more
   */
  Verdicts(Evidence evidence, long nowMillis, long minAgeMillis, boolean ending) {
    this.evidence = evidence;
    this.youth = new Youth(evidence, nowMillis);
    this.nowMillis = nowMillis;
    this.minAgeMillis = minAgeMillis;
    this.ending = ending;
  }

  Verdict of(Leftover leftover) {
    LifecycleGroup group = leftover.group();
    if (leftover.acquire().op() == Op.BASELINE) {
      return Verdict.HELD;
    }
    if (Evidence.isCollected(group)) {
      return Verdict.LEAK;
    }
    long age = nowMillis - leftover.acquire().atMillis();
    if (age < minAgeMillis) {
      return Verdict.HELD;
    }
    if (ending && isMostlyAnswered(leftover)) {
      return Verdict.LEAK;
    }
    List<LifecycleGroup> twins = evidence.twins().of(group, leftover.example());
    long ended = twins.stream().mapToLong(LifecycleGroup::objects).sum();
    if (ended == 0) {
      return ending && isOdd(leftover) ? Verdict.LEAK : Verdict.HELD;
    }
    if (ending) {
      return youth.explains(leftover, twins, ended)
          ? Verdict.HELD
          : ended >= group.objects() ? Verdict.LEAK : Verdict.SUSPECT;
    }
    return age > TIMES_OLDER * nearlyAllWithin(twins, ended) ? Verdict.LEAK : Verdict.HELD;
  }

  /**
   * Whether a live object without exact twins is odd all the same: the acquire is surplus, or the
   * object was begun where many others were begun and ended, came by a caller whose objects never
   * end, and nobody used it since. A cache uses what it holds.
   */
  private boolean isOdd(Leftover leftover) {
    if (SurplusAcquireRule.surplus(leftover, evidence) != null) {
      return true;
    }
    SiteCounts counts = evidence.siteCounts();
    SiteCounts.Count site = counts.of(leftover.group(), leftover.acquire(), 1);
    SiteCounts.Count path = counts.of(leftover.group(), leftover.acquire(), 2);
    return path.onlyLeaks()
        && site.healthy() > TIMES_MORE_HEALTHY * site.leftOver()
        && leftover.isNeverCounted();
  }

  /**
   * One long-lived object: others took a reference at the same place over and over, and gave it
   * back.
   */
  private boolean isMostlyAnswered(Leftover leftover) {
    if (leftover.acquire().op() != Op.ACQUIRE) {
      return false;
    }
    String site = evidence.stacks().path(leftover.acquire(), 1);
    long taken = leftover.example().foldedEvents() / 2;
    for (Event event : leftover.example().events()) {
      if (event.op() == Op.ACQUIRE && evidence.stacks().path(event, 1).equals(site)) {
        taken++;
      }
    }
    return taken > TIMES_MORE_HEALTHY * leftover.references() / leftover.group().objects();
  }

  /**
   * A life span in milliseconds that nearly all twins stayed below; see {@link
   * LifecycleGroup#ageCounts}.
   */
  private static long nearlyAllWithin(List<LifecycleGroup> twins, long total) {
    long seen = 0;
    long bound = 1;
    int classes = twins.get(0).ageCounts().length;
    for (int i = 0; i < classes; i++) {
      for (LifecycleGroup twin : twins) {
        seen += twin.ageCounts()[i];
      }
      if (seen >= NEARLY_ALL * total) {
        break;
      }
      bound *= 10;
    }
    return bound;
  }
}
