package dev.reftracker.weaving;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * What must be known of a body before hooks go in: its local variables and what it does to its
 * arguments.
 */
final class BodyShape {

  private BodyShape() {}

  /** Why the body cannot be woven, one clause; null when it can. */
  static String refusal(MethodNode method) {
    for (AbstractInsnNode i = method.instructions.getFirst(); i != null; i = i.getNext()) {
      if (i.getOpcode() == Opcodes.JSR || i.getOpcode() == Opcodes.RET) {
        return "compiled with subroutines (JSR), as before Java 6";
      }
    }
    if (method.name.equals("<init>") && !keepsThis(method)) {
      return "a constructor that overwrites or drops this";
    }
    return null;
  }

  private static boolean keepsThis(MethodNode constructor) {
    for (AbstractInsnNode i = constructor.instructions.getFirst(); i != null; i = i.getNext()) {
      if (i instanceof FrameNode frame && Frames.at(frame.local, 0).equals(Opcodes.TOP)) {
        return false;
      }
    }
    return !isOverwritten(constructor, 0, 1);
  }

  /** The first slot that neither the body nor its frames use. */
  static int freeSlot(MethodNode method) {
    int free = Math.max(method.maxLocals, Type.getArgumentsAndReturnSizes(method.desc) >> 2);
    for (AbstractInsnNode i = method.instructions.getFirst(); i != null; i = i.getNext()) {
      if (i instanceof VarInsnNode access) {
        free = Math.max(free, access.var + (isWide(access) ? 2 : 1));
      } else if (i instanceof IincInsnNode increment) {
        free = Math.max(free, increment.var + 1);
      } else if (i instanceof FrameNode frame) {
        free = Math.max(free, Frames.slots(frame.local));
      }
    }
    return free;
  }

  /**
   * Whether an argument keeps its value and its type through the whole body, so that an exit hook
   * may read it where it came in. A compiler is free to reuse the slot of an argument or to drop it
   * from the frames.
   */
  static boolean isStable(MethodNode method, int slot, Type type, Object frameType) {
    if (isOverwritten(method, slot, type.getSize())) {
      return false;
    }
    for (AbstractInsnNode i = method.instructions.getFirst(); i != null; i = i.getNext()) {
      if (i instanceof FrameNode frame && !frameType.equals(Frames.at(frame.local, slot))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOverwritten(MethodNode method, int slot, int size) {
    for (AbstractInsnNode i = method.instructions.getFirst(); i != null; i = i.getNext()) {
      if (i instanceof IincInsnNode increment && increment.var == slot) {
        return true;
      }
      if (i instanceof VarInsnNode store
          && store.getOpcode() >= Opcodes.ISTORE
          && store.getOpcode() <= Opcodes.ASTORE) {
        int end = store.var + (isWide(store) ? 2 : 1);
        if (store.var < slot + size && end > slot) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isWide(VarInsnNode access) {
    return switch (access.getOpcode()) {
      case Opcodes.LLOAD, Opcodes.DLOAD, Opcodes.LSTORE, Opcodes.DSTORE -> true;
      default -> false;
    };
  }
}
