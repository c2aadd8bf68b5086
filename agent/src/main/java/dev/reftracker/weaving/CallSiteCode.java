package dev.reftracker.weaving;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Writes the few instructions that hooks in callers consist of. */
final class CallSiteCode {

  /** The slot value that stands for a null reference. */
  static final int NULL_SLOT = -1;

  private final InsnList code = new InsnList();

  InsnList list() {
    return code;
  }

  CallSiteCode insn(int opcode) {
    code.add(new InsnNode(opcode));
    return this;
  }

  /** Pushes the reference in a local variable, or null for {@link #NULL_SLOT}. */
  CallSiteCode load(int slot) {
    code.add(
        slot == NULL_SLOT
            ? new InsnNode(Opcodes.ACONST_NULL)
            : new VarInsnNode(Opcodes.ALOAD, slot));
    return this;
  }

  CallSiteCode store(int slot) {
    code.add(new VarInsnNode(Opcodes.ASTORE, slot));
    return this;
  }

  CallSiteCode push(int number) {
    code.add(Bridge.number(number));
    return this;
  }

  CallSiteCode bridge(String method, String descriptor) {
    code.add(Bridge.call(method, descriptor));
    return this;
  }

  /**
   * Copies a reference below the top of the operand stack onto the top.
   *
   * @param slotsAbove how many slots lie above it: 0, 1 or 2, whatever they hold; or {@link
   *     CallSite#NOT_AT_HAND} to push null
   */
  CallSiteCode copyFromBelow(int slotsAbove) {
    return switch (slotsAbove) {
      case 0 -> insn(Opcodes.DUP);
      case 1 -> insn(Opcodes.DUP2).insn(Opcodes.POP);
      case 2 -> insn(Opcodes.DUP2_X1).insn(Opcodes.POP2).insn(Opcodes.DUP_X2);
      default -> insn(Opcodes.ACONST_NULL);
    };
  }
}
