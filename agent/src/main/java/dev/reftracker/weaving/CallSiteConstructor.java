package dev.reftracker.weaving;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.AdviceAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds the call of {@code super(...)} or {@code this(...)} in a constructor: before it {@code
 * this} must not be passed to a hook.
 */
final class CallSiteConstructor {

  private CallSiteConstructor() {}

  /**
   * The call; null when the method is no constructor, or holds no such call (it never returns
   * then).
   */
  static MethodInsnNode superCall(MethodNode method) {
    if (!method.name.equals("<init>")) {
      return null;
    }
    Finder finder = new Finder(method);
    method.accept(finder);
    int seen = 0;
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof MethodInsnNode call && isConstructorCall(call.getOpcode(), call.name)) {
        if (++seen == finder.found) {
          return call;
        }
      }
    }
    return null;
  }

  private static boolean isConstructorCall(int opcode, String name) {
    return opcode == Opcodes.INVOKESPECIAL && name.equals("<init>");
  }

  /**
   * AdviceAdapter follows the operand stack, so that {@code super(new Other())} does not mislead.
   */
  private static final class Finder extends AdviceAdapter {
    private int seen;
    private int found;

    Finder(MethodNode method) {
      super(
          Opcodes.ASM9,
          new MethodVisitor(Opcodes.ASM9) {},
          method.access,
          method.name,
          method.desc);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (isConstructorCall(opcode, name)) {
        seen++;
      }
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    @Override
    protected void onMethodEnter() {
      found = seen;
    }
  }
}
