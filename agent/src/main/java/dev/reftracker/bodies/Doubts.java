package dev.reftracker.bodies;

import dev.reftracker.bodies.HeldSteps.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Tells conditions that may well know whether the value is there, or what became of it: a flag that
 * the method sets, a test of the value's class, the same question asked twice. What a path seems to
 * forget behind such a condition it may never have had.
 */
final class Doubts {

  private final MethodNode method;
  private final ValueGraph graph;
  private final Counted counted;

  Doubts(MethodNode method, ValueGraph graph, Counted counted) {
    this.method = method;
    this.graph = graph;
    this.counted = counted;
  }

  /** Whether the step may be one that the value never goes. */
  boolean about(Step parting) {
    return graph.isUse(parting.from())
        || graph.comesAfterUse(parting.from())
        || about(parting.from());
  }

  /** Whether the condition of a jump may know about the value. */
  boolean about(int at) {
    if (!(graph.insn(at) instanceof JumpInsnNode jump) || jump.getOpcode() == Opcodes.GOTO) {
      return false;
    }
    AbstractInsnNode tested = ValueGraph.before(jump);
    return isFlag(tested)
        || isOfValue(jump, tested)
        || isOwnState(tested)
        || isAskedTwice(jump, tested);
  }

  /** A local variable that the method sets to true or false. */
  private boolean isFlag(AbstractInsnNode tested) {
    if (tested == null || tested.getOpcode() != Opcodes.ILOAD) {
      return false;
    }
    int local = ((VarInsnNode) tested).var;
    boolean set = false;
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof IincInsnNode counter && counter.var == local) {
        return false;
      }
      AbstractInsnNode stored = insn.getOpcode() == Opcodes.ISTORE ? ValueGraph.before(insn) : null;
      set |=
          stored != null
              && ((VarInsnNode) insn).var == local
              && (stored.getOpcode() == Opcodes.ICONST_0 || stored.getOpcode() == Opcodes.ICONST_1);
    }
    return set;
  }

  /** A question about the value itself: its class, its count, which one it is. */
  private boolean isOfValue(JumpInsnNode jump, AbstractInsnNode tested) {
    int at = method.instructions.indexOf(jump);
    boolean same = jump.getOpcode() == Opcodes.IF_ACMPEQ || jump.getOpcode() == Opcodes.IF_ACMPNE;
    if (same) {
      return graph.isOnStack(at, 0) || graph.isOnStack(at, 1);
    }
    boolean asks =
        tested != null
            && (tested.getOpcode() == Opcodes.INSTANCEOF
                || (tested instanceof MethodInsnNode call && counted.tellsCount(call.name)));
    return asks && graph.isOnStack(method.instructions.indexOf(tested), 0);
  }

  /** A field that the method sets too. */
  private boolean isOwnState(AbstractInsnNode tested) {
    if (tested == null || tested.getOpcode() != Opcodes.GETFIELD) {
      return false;
    }
    String field = ((FieldInsnNode) tested).name;
    for (AbstractInsnNode insn : method.instructions) {
      if (insn.getOpcode() == Opcodes.PUTFIELD && ((FieldInsnNode) insn).name.equals(field)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAskedTwice(JumpInsnNode jump, AbstractInsnNode tested) {
    List<Object> question = question(jump, tested);
    for (AbstractInsnNode insn : method.instructions) {
      if (insn != jump
          && insn instanceof JumpInsnNode other
          && other.getOpcode() != Opcodes.GOTO
          && question.equals(question(other, ValueGraph.before(other)))) {
        return true;
      }
    }
    return false;
  }

  private static List<Object> question(JumpInsnNode jump, AbstractInsnNode tested) {
    List<Object> words = new ArrayList<>();
    boolean pair = jump.getOpcode() >= Opcodes.IF_ICMPEQ && jump.getOpcode() <= Opcodes.IF_ACMPNE;
    AbstractInsnNode insn = tested;
    for (int i = 0; i < (pair ? 3 : 2) && insn != null; i++) {
      words.add(insn.getOpcode());
      words.add(operand(insn));
      boolean whole = !pair && insn instanceof VarInsnNode;
      insn = whole ? null : ValueGraph.before(insn);
    }
    return words;
  }

  private static Object operand(AbstractInsnNode insn) {
    if (insn instanceof VarInsnNode local) {
      return local.var;
    }
    if (insn instanceof FieldInsnNode field) {
      return field.owner + '.' + field.name;
    }
    if (insn instanceof MethodInsnNode call) {
      return call.owner + '.' + call.name + call.desc;
    }
    return Objects.hash(insn.getOpcode());
  }
}
