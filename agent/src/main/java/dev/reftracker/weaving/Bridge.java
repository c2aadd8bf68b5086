package dev.reftracker.weaving;

import dev.reftracker.bridge.RefTrackerBridge;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Instructions that call the bridge. */
final class Bridge {

  /** The bridge's internal name: in the shipped jar the relocated one. */
  static final String NAME = Type.getInternalName(RefTrackerBridge.class);

  private Bridge() {}

  /** A call of the hook with this name and descriptor. */
  static AbstractInsnNode call(String hook, String descriptor) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, NAME, hook, descriptor, false);
  }

  /** The shortest instruction that pushes a number. */
  static AbstractInsnNode number(int value) {
    if (value >= -1 && value <= 5) {
      return new InsnNode(Opcodes.ICONST_0 + value);
    }
    if (value >= Byte.MIN_VALUE && value <= Byte.MAX_VALUE) {
      return new IntInsnNode(Opcodes.BIPUSH, value);
    }
    if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
      return new IntInsnNode(Opcodes.SIPUSH, value);
    }
    return new LdcInsnNode(value);
  }
}
