package dev.reftracker.detection;

import dev.reftracker.detection.evidence.CleanFrames;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.PairingRule;
import dev.reftracker.detection.evidence.Stacks;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How often each pairing rule held in this very run: the share of the releases of healthy
 * lifecycles with several acquires that the rule told to one acquire and one only. A handle is
 * exact, a single acquire leaves no choice; both score 1.
 */
final class PairingScores {

  private final Map<PairingRule, long[]> heldAndAll = new EnumMap<>(PairingRule.class);

  PairingScores(Evidence evidence) {
    for (LifecycleGroup group : evidence.lessons().groups()) {
      learn(group.examples().get(0), group.objects(), evidence.stacks(), evidence.clean(group));
    }
  }

  /** From 0 to 1; for a rule that no healthy lifecycle could test, one half. */
  double of(PairingRule rule) {
    if (rule == PairingRule.HANDLE || rule == PairingRule.SINGLE) {
      return 1;
    }
    long[] seen = heldAndAll.get(rule);
    return seen == null ? 0.5 : (double) seen[0] / seen[1];
  }

  private void learn(Lifecycle lifecycle, long objects, Stacks stacks, CleanFrames clean) {
    List<Event> acquires =
        lifecycle.events().stream()
            .filter(event -> event.op().takes() && event.amount() > 0)
            .toList();
    if (acquires.size() < 2) {
      return;
    }
    for (Event release : lifecycle.events()) {
      if (!release.givesBack()) {
        continue;
      }
      count(
          PairingRule.VIEW,
          acquires.stream().filter(one -> one.viewId() == release.viewId()).count(),
          objects);
      count(
          PairingRule.HOLDER,
          acquires.stream()
              .filter(one -> one.holderId() != 0 && one.holderId() == release.holderId())
              .count(),
          objects);
      count(
          PairingRule.ACTIVATION,
          acquires.stream().filter(one -> stacks.sameCall(one, release, clean)).count(),
          objects);
      count(PairingRule.OLDEST, acquires.size(), objects);
    }
  }

  private void count(PairingRule rule, long candidates, long objects) {
    long[] seen = heldAndAll.computeIfAbsent(rule, key -> new long[2]);
    seen[0] += candidates == 1 ? objects : 0;
    seen[1] += objects;
  }
}
