package dev.reftracker.detection;

import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.detection.evidence.Pairing;
import dev.reftracker.detection.evidence.PairingRule;
import dev.reftracker.detection.evidence.Stacks;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import java.util.ArrayList;
import java.util.List;

/** Splits groups of lifecycles into leftovers: one for each acquire that the pairing left over. */
final class Leftovers {

  private Leftovers() {}

  /**
   * The leftovers of one group. Their references add up to the group's: what the example leaves
   * over is scaled to the whole, the remainder of the division going to the first.
   */
  static List<Leftover> of(LifecycleGroup group, Pairing pairing, Stacks stacks) {
    Lifecycle example = group.examples().get(0);
    List<Pairing.Open> open = pairing.leftovers(example, group.fate() == LifecycleGroup.Fate.LIVE);
    long inExample = Math.max(1, open.stream().mapToLong(Pairing.Open::amount).sum());
    List<Leftover> leftovers = new ArrayList<>();
    long assigned = 0;
    for (Pairing.Open one : open) {
      long references = group.references() * one.amount() / inExample;
      assigned += references;
      leftovers.add(new Leftover(group, example, one.acquire(), references, one.rule(), stacks));
    }
    if (open.isEmpty() && !example.events().isEmpty()) {
      // the example's own books do not show it; its first event stands for the group
      leftovers.add(
          new Leftover(group, example, example.events().get(0), 0, PairingRule.OLDEST, stacks));
    }
    long rest = group.references() - assigned;
    if (rest != 0 && !leftovers.isEmpty()) {
      Leftover first = leftovers.get(0);
      leftovers.set(
          0,
          new Leftover(
              group, example, first.acquire(), first.references() + rest, first.pairing(), stacks));
    }
    return leftovers;
  }
}
