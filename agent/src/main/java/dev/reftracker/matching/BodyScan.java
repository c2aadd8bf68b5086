package dev.reftracker.matching;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Finds the calls that a body makes on its own {@code this}.
 *
 * <p>Only calls whose receiver and arguments are plain loads and constants are recognised ({@code
 * return retain(1)}): that is how delegates are written, and a guess about anything else would lose
 * counts.
 */
final class BodyScan extends MethodVisitor {

  private final DeclaredMethod method;

  /** What was pushed since the last other instruction: whether each is {@code this}. */
  private final List<Boolean> pushes = new ArrayList<>();

  private int objectsUnderConstruction;
  private boolean constructorCallSeen;

  BodyScan(DeclaredMethod method) {
    super(Opcodes.ASM9);
    this.method = method;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (name.equals("<init>")) {
      constructorCall(owner, descriptor);
    } else if (opcode != Opcodes.INVOKESTATIC && !method.isStatic()) {
      int receiver = pushes.size() - Type.getArgumentTypes(descriptor).length - 1;
      if (receiver >= 0 && pushes.get(receiver)) {
        boolean special = opcode == Opcodes.INVOKESPECIAL;
        method.callsOnThis().add(new DeclaredMethod.Call(owner, name, descriptor, special));
      }
    }
    pushes.clear();
  }

  private void constructorCall(String owner, String descriptor) {
    if (objectsUnderConstruction > 0) {
      objectsUnderConstruction--;
    } else if (method.isConstructor() && !constructorCallSeen) {
      constructorCallSeen = true;
      method.callsOnThis().add(new DeclaredMethod.Call(owner, "<init>", descriptor, true));
    }
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    if (opcode == Opcodes.NEW) {
      objectsUnderConstruction++;
    }
    pushes.clear();
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    if (opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD) {
      pushes.add(opcode == Opcodes.ALOAD && variable == 0 && !method.isStatic());
    } else {
      pushes.clear();
      if (opcode == Opcodes.RET) {
        method.markSubroutines();
      }
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.ACONST_NULL && opcode <= Opcodes.DCONST_1) {
      pushes.add(false);
    } else {
      pushes.clear();
    }
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    if (opcode == Opcodes.NEWARRAY) {
      pushes.clear();
    } else {
      pushes.add(false);
    }
  }

  @Override
  public void visitLdcInsn(Object value) {
    pushes.add(false);
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    pushes.clear();
    if (opcode == Opcodes.JSR) {
      method.markSubroutines();
    }
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    pushes.clear();
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    pushes.clear();
  }

  @Override
  public void visitIincInsn(int variable, int increment) {
    pushes.clear();
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label dflt, Label... labels) {
    pushes.clear();
  }

  @Override
  public void visitLookupSwitchInsn(Label dflt, int[] keys, Label[] labels) {
    pushes.clear();
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    pushes.clear();
  }
}
