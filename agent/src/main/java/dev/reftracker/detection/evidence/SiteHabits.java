package dev.reftracker.detection.evidence;

import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.Op;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which acquire sites and release sites of healthy lifecycles go together: where one lifecycle does
 * without the second holder, neither its acquire nor its release is there. Two sites are tied when
 * the same healthy groups have them; that decides only where it ties a release to one of the
 * acquires and to no other.
 *
 * <p>And which acquires the healthy lifecycles always answered in the same call: a release
 * elsewhere is not theirs.
 */
public final class SiteHabits {

  private static final int PATH_DEPTH = 4;

  private final Stacks stacks;
  private final Map<String, Set<Integer>> groupsOfSite = new HashMap<>();
  private final Map<String, Set<String>> answeredInCall = new HashMap<>();
  private final Set<String> answeredElsewhere = new HashSet<>();
  private int groups;

  SiteHabits(Evidence evidence, Iterable<LifecycleGroup> healthy) {
    this.stacks = evidence.stacks();
    for (LifecycleGroup group : healthy) {
      groups++;
      for (Lifecycle example : group.examples()) {
        learn(example, evidence.clean(group));
      }
    }
  }

  /** Whether the healthy lifecycles tie the release to one of the acquires and to no other. */
  boolean tellsApart(List<Event> acquires, Event release, CleanFrames clean) {
    Set<String> tied = new HashSet<>();
    for (Event acquire : acquires) {
      if (together(acquire, release, clean) > 0) {
        tied.add(key(acquire, clean, PATH_DEPTH));
      }
    }
    return tied.size() == 1;
  }

  /** 1 where no healthy group has one of the two sites without the other, else 0. */
  double together(Event acquire, Event release, CleanFrames clean) {
    int depth = isKnown(acquire, clean) && isKnown(release, clean) ? PATH_DEPTH : 1;
    Set<Integer> one = groupsOfSite.getOrDefault(key(acquire, clean, depth), Set.of());
    Set<Integer> other = groupsOfSite.getOrDefault(key(release, clean, depth), Set.of());
    return !one.isEmpty() && one.equals(other) ? 1 : 0;
  }

  /** Whether healthy lifecycles have the site of the event, whoever called it. */
  boolean isKnownSite(Event event, CleanFrames clean) {
    return groupsOfSite.containsKey(key(event, clean, 1));
  }

  /** Whether healthy lifecycles have the whole path; of one that is new only the site is known. */
  private boolean isKnown(Event event, CleanFrames clean) {
    return groupsOfSite.containsKey(key(event, clean, PATH_DEPTH));
  }

  /**
   * Whether healthy lifecycles always answer the acquire in the call that made it, and never by
   * this release.
   */
  boolean strangers(Event acquire, Event release, CleanFrames clean) {
    String key = key(acquire, clean, PATH_DEPTH);
    Set<String> answers = answeredInCall.get(key);
    return answers != null
        && !answeredElsewhere.contains(key)
        && !answers.contains(key(release, clean, PATH_DEPTH));
  }

  private void learn(Lifecycle example, CleanFrames clean) {
    for (Event event : example.events()) {
      if (!event.op().counts() || event.undone()) {
        continue;
      }
      String key = key(event, clean, PATH_DEPTH);
      groupsOfSite.computeIfAbsent(key, site -> new HashSet<>()).add(groups);
      groupsOfSite.computeIfAbsent(key(event, clean, 1), site -> new HashSet<>()).add(groups);
      if (event.op() != Op.RELEASE) {
        learnAnswer(key, event, example, clean);
      }
    }
  }

  private void learnAnswer(String key, Event acquire, Lifecycle example, CleanFrames clean) {
    boolean answered = false;
    for (Event event : example.events()) {
      if (event.givesBack() && stacks.sameCall(acquire, event, clean)) {
        answeredInCall
            .computeIfAbsent(key, site -> new HashSet<>())
            .add(key(event, clean, PATH_DEPTH));
        answered = true;
      }
    }
    if (!answered) {
      answeredElsewhere.add(key);
    }
  }

  /** The nearest frames that are not transparent. */
  private String key(Event event, CleanFrames clean, int depth) {
    List<Frame> stack = stacks.of(event);
    int from = Math.max(0, clean.acquire(stack, 0));
    char side = event.op() == Op.RELEASE ? '-' : '+';
    return depth
        + " "
        + side
        + Stacks.path(stack.subList(from, Math.min(stack.size(), from + depth)));
  }
}
