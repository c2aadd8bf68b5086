package dev.reftracker.detection;

import dev.reftracker.runtime.Event;
import dev.reftracker.runtime.Lifecycle;
import dev.reftracker.runtime.LifecycleGroup;
import dev.reftracker.runtime.Op;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which acquire sites and release sites of healthy lifecycles go together: where one lifecycle does without the second
 * holder, neither its acquire nor its release is there. The measure is the Jaccard index over healthy groups (lifecycles
 * that have both, divided by those that have either); it decides only when it tells sites apart, that is when groups
 * differ.
 */
final class SiteHabits {

  private static final double WORTH_SAYING = 0.999;

  private final Stacks stacks;
  private final Map<String, Set<Integer>> groupsOfSite = new HashMap<>();
  private int groups;

  SiteHabits(Stacks stacks, Iterable<LifecycleGroup> healthy) {
    this.stacks = stacks;
    for (LifecycleGroup group : healthy) {
      groups++;
      for (Lifecycle example : group.examples()) {
        example.events().forEach(this::learn);
      }
    }
  }

  /**
   * How surely the release answers the acquire: 1 where no healthy group has one without the other and some group has
   * neither, else 0.
   */
  double together(Event acquire, Event release) {
    Set<Integer> one = groupsOfSite.getOrDefault(key(acquire), Set.of());
    Set<Integer> other = groupsOfSite.getOrDefault(key(release), Set.of());
    if (one.isEmpty() || other.isEmpty() || one.size() == groups) {
      return 0; // never healthy, or always there: it tells nothing apart
    }
    Set<Integer> both = new HashSet<>(one);
    both.retainAll(other);
    double either = one.size() + other.size() - both.size();
    return both.size() / either >= WORTH_SAYING ? 1 : 0;
  }

  private void learn(Event event) {
    if (event.op().counts() && !event.undone()) {
      groupsOfSite.computeIfAbsent(key(event), key -> new HashSet<>()).add(groups);
    }
  }

  private String key(Event event) {
    char side = event.op() == Op.RELEASE ? '-' : '+';
    return side + stacks.path(event, 4);
  }
}
