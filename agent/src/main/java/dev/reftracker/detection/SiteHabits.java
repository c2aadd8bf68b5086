package dev.reftracker.detection;

import dev.reftracker.runtime.Event;
import dev.reftracker.runtime.Lifecycle;
import dev.reftracker.runtime.LifecycleGroup;
import dev.reftracker.runtime.Op;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which acquire sites and release sites of healthy lifecycles go together: where one lifecycle does without the second
 * holder, neither its acquire nor its release is there. Two sites are tied when the same healthy groups have them; that
 * decides only where it ties a release to one of the acquires and to no other.
 */
final class SiteHabits {

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

  /** Whether the healthy lifecycles tie the release to one of the acquires and to no other. */
  boolean tellsApart(List<Event> acquires, Event release) {
    Set<String> tied = new HashSet<>();
    for (Event acquire : acquires) {
      if (together(acquire, release) > 0) {
        tied.add(key(acquire));
      }
    }
    return tied.size() == 1;
  }

  /** 1 where no healthy group has one of the two sites without the other, else 0. */
  double together(Event acquire, Event release) {
    Set<Integer> one = groupsOfSite.getOrDefault(key(acquire), Set.of());
    Set<Integer> other = groupsOfSite.getOrDefault(key(release), Set.of());
    return !one.isEmpty() && one.equals(other) ? 1 : 0;
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
