package dev.reftracker.bodies;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Tells values that the method may also reach by a name that is not followed. */
final class Aliases {

  private final Flow flow;
  private final HeldSteps steps;
  private final ValueGraph graph;

  Aliases(Flow flow, HeldSteps steps, ValueGraph graph) {
    this.flow = flow;
    this.steps = steps;
    this.graph = graph;
  }

  /** Whether the value may be given back, or be another one, where nothing of it is seen. */
  boolean mayHide(Counted counted) {
    for (int i = 0; i < flow.getFrames().length; i++) {
      AbstractInsnNode insn = graph.insn(i);
      boolean reread = graph.isBegin(i, steps) && flow.calls().isAcquire(insn) && isUnknown(i);
      if (reread && (isDropped(insn) || releasesUnknown())) {
        return true;
      }
      if (insn.getOpcode() == Opcodes.CHECKCAST
          && graph.isFieldOnStack(i, 0)
          && !isTargetOrCarrier(((TypeInsnNode) insn).desc, counted)) {
        return true;
      }
    }
    return false;
  }

  /** What an object of another kind has in it is not followed when it leaves a field. */
  private static boolean isTargetOrCarrier(String type, Counted counted) {
    String name = type.replace('/', '.');
    return counted.isTarget(name) || counted.carries(name);
  }

  /** Whether the target comes from where it can be had again: a static field, another object. */
  private boolean isUnknown(int call) {
    MethodInsnNode insn = (MethodInsnNode) graph.insn(call);
    return graph.isUnknown(call, Type.getArgumentTypes(insn.desc).length);
  }

  private static boolean isDropped(AbstractInsnNode acquire) {
    return Type.getReturnType(((MethodInsnNode) acquire).desc).getSort() == Type.VOID
        || acquire.getNext().getOpcode() == Opcodes.POP;
  }

  private boolean releasesUnknown() {
    for (int i = 0; i < flow.getFrames().length; i++) {
      if (flow.calls().isRelease(graph.insn(i)) && isUnknown(i)) {
        return true;
      }
    }
    return false;
  }
}
