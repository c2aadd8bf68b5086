package dev.reftracker.bodies;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The steps of a method from instruction to instruction, and which values it still has to answer
 * for on each. An exception may leave every call: before the call did what it does with the value
 * where it is known to have lost it, and afterwards for all others.
 */
final class HeldSteps {

  /** From one instruction to another. */
  record Step(int from, int to, boolean thrown) {}

  private final MethodNode method;
  private final ValueAt value;
  private final Map<Step, Long> open = new LinkedHashMap<>();
  private final long[] began;
  private HeldFrame current;
  private long doneBeforeThrow;

  HeldSteps(MethodNode method, ValueAt value) {
    this.method = method;
    this.value = value;
    this.began = new long[method.instructions.size()];
  }

  /** The state that is about to be changed; it stays the same object. */
  void executes(HeldFrame frame) {
    current = frame;
  }

  /** A step; labels are no instructions and leave the state before them as it was. */
  void step(int from, int to, HeldFrame before) {
    boolean label = method.instructions.get(from).getOpcode() < 0;
    add(new Step(from, to, false), label ? before.open() : current.open());
  }

  private void add(Step step, long bits) {
    open.merge(step, bits, (one, other) -> one | other);
  }

  void began(AbstractInsnNode insn, long bits) {
    began[method.instructions.indexOf(insn)] |= bits;
  }

  /** Whether the value begins to be the method's here. */
  boolean begins(int at, long bit) {
    return (began[at] & bit) != 0;
  }

  /** Whether an exception may go from an instruction to a handler; if so, notes the step. */
  boolean throwsTo(int from, int handler) {
    AbstractInsnNode insn = method.instructions.get(from);
    boolean mayThrow = insn instanceof MethodInsnNode || insn.getOpcode() == Opcodes.ATHROW;
    if (mayThrow) {
      doneBeforeThrow = isThrower(insn) ? 0 : current.openBefore() & ~current.open();
      add(new Step(from, handler, true), current.openBefore() & ~doneBeforeThrow);
    }
    return mayThrow;
  }

  /** A state was copied: for a handler, if an exception has just been noted. */
  void caught(HeldFrame copy) {
    if (doneBeforeThrow != 0) {
      copy.lose(doneBeforeThrow);
      doneBeforeThrow = 0;
    }
  }

  /** Whether it is the call whose exception lost the value in the run. */
  boolean isThrower(AbstractInsnNode insn) {
    return value.wasThrown()
        && insn instanceof MethodInsnNode call
        && call.name.equals(value.thrownBy())
        && Origins.line(insn) == value.thrownLine();
  }

  /** The steps on which one value is open. */
  List<Step> of(long bit) {
    return open.keySet().stream().filter(step -> (open.get(step) & bit) != 0).toList();
  }

  /** The others, exceptions left aside. */
  List<Step> without(long bit) {
    return open.keySet().stream()
        .filter(step -> !step.thrown() && (open.get(step) & bit) == 0)
        .toList();
  }

  /** All steps. */
  Iterable<Step> all() {
    return open.keySet();
  }
}
