package dev.reftracker.bodies;

import dev.reftracker.bodies.HeldSteps.Step;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The instructions that only paths come to which have forgotten the value. */
final class Stretch {

  private final Set<Integer> exits = new LinkedHashSet<>();
  private boolean joins;

  Stretch(ValueGraph graph, int from) {
    BitSet reached = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      int at = open.poll();
      if (!graph.isOwn(at) || graph.isNext(at)) {
        joins = true;
      } else if (graph.isExit(at)) {
        exits.add(at);
      } else {
        for (Step step : graph.after(at)) {
          if (!reached.get(step.to())) {
            reached.set(step.to());
            open.add(step.to());
          }
        }
      }
    }
  }

  /** Where the method is left. */
  Set<Integer> exits() {
    return exits;
  }

  /** Whether other paths come to where it leads, too. */
  boolean joins() {
    return joins;
  }
}
