package dev.reftracker.bodies;

import dev.reftracker.bodies.HeldSteps.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The steps of a method on which one value is still to be given back, and where they lead. */
final class ValueGraph {

  private final Flow flow;
  private final MethodNode method;
  private final HeldSteps steps;
  private final long bit;
  private final List<List<Step>> after = new ArrayList<>();
  private final List<List<Step>> before = new ArrayList<>();
  private final BitSet toUse = new BitSet();
  private final BitSet shared = new BitSet();

  ValueGraph(Flow flow, HeldSteps steps, long bit) {
    this.flow = flow;
    this.method = flow.method();
    this.steps = steps;
    this.bit = bit;
    for (int i = 0; i < method.instructions.size(); i++) {
      after.add(new ArrayList<>(2));
      before.add(new ArrayList<>(2));
    }
    for (Step step : steps.without(bit)) {
      shared.set(step.to());
    }
    for (Step step : steps.of(bit)) {
      after.get(step.from()).add(step);
      before.get(step.to()).add(step);
    }
    findUses();
  }

  private void findUses() {
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < after.size(); i++) {
      if (isUse(i)) {
        toUse.set(i);
        open.add(i);
      }
    }
    while (!open.isEmpty()) {
      for (Step step : before.get(open.poll())) {
        if (!toUse.get(step.from()) && !isNext(step.from())) {
          toUse.set(step.from());
          open.add(step.from());
        }
      }
    }
  }

  AbstractInsnNode insn(int at) {
    return method.instructions.get(at);
  }

  int line(int at) {
    return Origins.line(insn(at));
  }

  /** The steps from an instruction on which the value is open. */
  List<Step> after(int at) {
    return after.get(at);
  }

  /** Whether the value is given back or handed on here. */
  boolean isUse(int at) {
    return flow.paths().isConsumed(at, bit);
  }

  /** Whether the method gets the next such value here, while it still has this one. */
  boolean isNext(int at) {
    return flow.paths().isLost(at, bit);
  }

  /** Whether the method is left here with the value. */
  boolean isExit(int at) {
    return !isUse(at) && flow.paths().leaves(insn(at)) && isOpen(at);
  }

  /** The instruction before one, labels and lines left aside; null for none. */
  static AbstractInsnNode before(AbstractInsnNode at) {
    AbstractInsnNode insn = at.getPrevious();
    while (insn != null && insn.getOpcode() < 0) {
      insn = insn.getPrevious();
    }
    return insn;
  }

  /** Whether the method is left here by an exception. */
  boolean isThrow(int at) {
    return insn(at).getOpcode() == Opcodes.ATHROW;
  }

  /** Whether some path comes here with the value. */
  boolean isOpen(int at) {
    return frame(at) != null && (frame(at).open() & bit) != 0;
  }

  /** Whether only paths come here that have the value and have done nothing with it. */
  boolean isOwn(int at) {
    return frame(at) != null && (frame(at).done() & bit) == 0 && !shared.get(at);
  }

  /** Whether a value on the stack is this one, or got out of it. */
  boolean isOnStack(int at, int below) {
    HeldFrame frame = frame(at);
    if (frame == null || frame.getStackSize() <= below) {
      return false;
    }
    return (frame.getStack(frame.getStackSize() - 1 - below).all() & bit) != 0;
  }

  /** Whether this is the value of a field, on the stack or what something there was got out of. */
  boolean isFieldOnStack(int at, int below) {
    return (flow.origins().fields() & bit) != 0 && isOnStack(at, below);
  }

  /** Whether a value on the stack is none that is followed. */
  boolean isUnknown(int at, int below) {
    HeldFrame frame = frame(at);
    return frame == null
        || frame.getStackSize() <= below
        || frame.getStack(frame.getStackSize() - 1 - below).all() == 0;
  }

  boolean isBegin(int at, HeldSteps of) {
    return of.begins(at, bit);
  }

  private HeldFrame frame(int at) {
    return (HeldFrame) flow.getFrames()[at];
  }

  /** The steps by which a path takes leave of all uses. */
  List<Step> partings() {
    List<Step> partings = new ArrayList<>();
    for (List<Step> from : after) {
      for (Step step : from) {
        if (toUse.get(step.from()) && !toUse.get(step.to())) {
          partings.add(step);
        }
      }
    }
    return partings;
  }

  /** The uses; empty for none. */
  List<Integer> uses() {
    List<Integer> uses = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      if (isUse(i) && isOpen(i)) {
        uses.add(i);
      }
    }
    return uses;
  }

  /** Where the value leaves what had it. */
  List<Integer> starts() {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      if (!after.get(i).isEmpty() && !isOpen(i)) {
        places.add(i);
      }
    }
    return places;
  }

  /** Whether a use follows. */
  boolean leadsToUse(int at) {
    return after.get(at).stream().anyMatch(step -> toUse.get(step.to()));
  }

  /** Whether an instruction comes after a use of the same value, or of the one before. */
  boolean comesAfterUse(int at) {
    BitSet reached = new BitSet();
    uses().forEach(reached::set);
    return reach(reached, at, true);
  }

  /** Whether an instruction comes after a line. */
  boolean comesAfterLine(int at, int line) {
    BitSet reached = new BitSet();
    for (int i = 0; i < after.size(); i++) {
      if (insn(i).getOpcode() >= 0 && line(i) == line) {
        reached.set(i);
      }
    }
    return reached.get(at) || reach(reached, at, false);
  }

  private boolean reach(BitSet reached, int at, boolean untilNext) {
    for (boolean more = true; more; ) {
      more = false;
      for (Step step : steps.all()) {
        boolean stops = untilNext && (step.thrown() || steps.begins(step.to(), bit));
        if (reached.get(step.from()) && !reached.get(step.to()) && !stops) {
          reached.set(step.to());
          more = true;
          if (step.to() == at) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
