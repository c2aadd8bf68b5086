package dev.reftracker.weaving;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The local variables of one method: which parameters keep their value and type to the end, and
 * room for copies of those that do not. Frames are expected expanded.
 */
final class HandOverLocals {

  private final MethodNode method;
  private final int firstFree;
  private final List<Object> copies = new ArrayList<>();

  HandOverLocals(MethodNode method) {
    this.method = method;
    this.firstFree = firstFree(method);
  }

  /**
   * Whether a local holds the same reference in the whole body, and every frame says so.
   *
   * @param type internal name of its declared type
   */
  boolean isStable(int slot, String type) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof FrameNode frame) {
        Object declared = Frames.at(frame.local, slot);
        if (!type.equals(declared) && declared != Opcodes.UNINITIALIZED_THIS) {
          return false;
        }
      } else if (overwrites(insn, slot)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reserves a local for a copy of a parameter; every frame of the method then lists it. Returns
   * its number.
   */
  int reserve(String type) {
    copies.add(type);
    return firstFree + copies.size() - 1;
  }

  /** Adds the reserved locals to the frames of the method. */
  void extendFrames() {
    if (copies.isEmpty()) {
      return;
    }
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof FrameNode frame) {
        frame.local = Frames.append(frame.local, firstFree, copies);
      }
    }
  }

  /**
   * The frame of a handler that covers the body.
   *
   * @param thisType internal name of the class when local 0 may be read there, else null
   * @param arguments the other locals read there
   */
  FrameNode handlerFrame(String thisType, List<HandOverArgument> arguments) {
    int size = thisType == null ? 0 : 1;
    for (HandOverArgument argument : arguments) {
      size = Math.max(size, argument.slot() + 1);
    }
    Object[] locals = new Object[size];
    Arrays.fill(locals, Opcodes.TOP);
    if (thisType != null) {
      locals[0] = thisType;
    }
    for (HandOverArgument argument : arguments) {
      locals[argument.slot()] = argument.type();
    }
    return new FrameNode(
        Opcodes.F_NEW, size, locals, 1, new Object[] {Type.getInternalName(Throwable.class)});
  }

  private static boolean overwrites(AbstractInsnNode insn, int slot) {
    if (insn instanceof IincInsnNode increment) {
      return increment.var == slot;
    }
    if (!(insn instanceof VarInsnNode variable) || !isStore(insn.getOpcode())) {
      return false;
    }
    return variable.var == slot || (isWide(insn.getOpcode()) && variable.var + 1 == slot);
  }

  private static int firstFree(MethodNode method) {
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    int free = (Type.getArgumentsAndReturnSizes(method.desc) >> 2) - (isStatic ? 1 : 0);
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof VarInsnNode variable) {
        free = Math.max(free, variable.var + (isWide(insn.getOpcode()) ? 2 : 1));
      } else if (insn instanceof IincInsnNode increment) {
        free = Math.max(free, increment.var + 1);
      } else if (insn instanceof FrameNode frame) {
        free = Math.max(free, Frames.slots(frame.local));
      }
    }
    return Math.max(free, method.maxLocals);
  }

  private static boolean isStore(int opcode) {
    return opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE;
  }

  private static boolean isWide(int opcode) {
    return opcode == Opcodes.LLOAD
        || opcode == Opcodes.DLOAD
        || opcode == Opcodes.LSTORE
        || opcode == Opcodes.DSTORE;
  }
}
