package dev.reftracker.bodies;

import dev.reftracker.bodies.HeldSteps.Step;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/** The instructions that only paths come to which have forgotten the value. */
final class Stretch {

  private final ValueGraph graph;
  private final Set<Integer> exits = new LinkedHashSet<>();
  private boolean joins;

  Stretch(ValueGraph graph, int from) {
    this.graph = graph;
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

  /** Whether all it does is to throw on what somebody else threw, as a {@code finally} does. */
  boolean onlyRethrows() {
    return !joins && exits.stream().allMatch(this::isRethrow);
  }

  private boolean isRethrow(int exit) {
    return isThrow(exit) && graph.insn(exit).getPrevious().getOpcode() == Opcodes.ALOAD;
  }

  /** Whether the method is left by an exception there. */
  boolean isThrow(int exit) {
    return graph.insn(exit).getOpcode() == Opcodes.ATHROW;
  }
}
