package dev.reftracker.bodies;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Interpreter;

/** Says what the value is that an instruction makes; what it does to others {@link HeldFrame}. */
final class HeldInterpreter extends Interpreter<Held> {

  private Flow flow;
  private int parameters;

  HeldInterpreter() {
    super(Opcodes.ASM9);
  }

  /** The flow that it is of, since each needs the other. */
  void follow(Flow of) {
    flow = of;
  }

  @Override
  public Held newValue(Type type) {
    return type == null ? Held.ONE : type.getSort() == Type.VOID ? null : ofSize(type.getSize());
  }

  @Override
  public Held newParameterValue(boolean isInstance, int local, Type type) {
    int number = parameters++;
    long own = flow.parameter(number, type);
    return isInstance && local == 0
        ? new Held(1, own, 0, Held.Kind.SELF, null)
        : own == 0 ? ofSize(type.getSize()) : Held.of(own, 0);
  }

  @Override
  public Held newOperation(AbstractInsnNode insn) {
    return switch (insn.getOpcode()) {
      case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 -> Held.TWO;
      case Opcodes.LDC -> constant(((LdcInsnNode) insn).cst);
      case Opcodes.GETSTATIC -> ofSize(Type.getType(((FieldInsnNode) insn).desc).getSize());
      case Opcodes.NEW -> Held.of(flow.made((TypeInsnNode) insn), 0);
      default -> Held.ONE;
    };
  }

  @Override
  public Held copyOperation(AbstractInsnNode insn, Held value) {
    return value;
  }

  @Override
  public Held unaryOperation(AbstractInsnNode insn, Held value) {
    return switch (insn.getOpcode()) {
      case Opcodes.CHECKCAST -> value;
      case Opcodes.INSTANCEOF -> flow.tested((TypeInsnNode) insn, value);
      case Opcodes.ARRAYLENGTH -> Held.about(value.own(), Held.Kind.COUNT);
      case Opcodes.ANEWARRAY -> Held.of(flow.origins().at(insn, null), 0);
      case Opcodes.GETFIELD -> flow.loaded((FieldInsnNode) insn, value);
      case Opcodes.LNEG,
          Opcodes.DNEG,
          Opcodes.I2L,
          Opcodes.I2D,
          Opcodes.L2D,
          Opcodes.F2L,
          Opcodes.F2D,
          Opcodes.D2L ->
          Held.TWO;
      default -> Held.ONE;
    };
  }

  @Override
  public Held binaryOperation(AbstractInsnNode insn, Held one, Held other) {
    return switch (insn.getOpcode()) {
      case Opcodes.AALOAD -> Held.of(one.own(), one.from());
      case Opcodes.LALOAD,
          Opcodes.DALOAD,
          Opcodes.LADD,
          Opcodes.DADD,
          Opcodes.LSUB,
          Opcodes.DSUB,
          Opcodes.LMUL,
          Opcodes.DMUL,
          Opcodes.LDIV,
          Opcodes.DDIV,
          Opcodes.LREM,
          Opcodes.DREM,
          Opcodes.LSHL,
          Opcodes.LSHR,
          Opcodes.LUSHR,
          Opcodes.LAND,
          Opcodes.LOR,
          Opcodes.LXOR ->
          Held.TWO;
      default -> Held.ONE;
    };
  }

  @Override
  public Held ternaryOperation(AbstractInsnNode insn, Held one, Held two, Held three) {
    return Held.ONE;
  }

  @Override
  public Held naryOperation(AbstractInsnNode insn, List<? extends Held> values) {
    if (insn instanceof MethodInsnNode call) {
      return flow.calls().result(call, values);
    }
    if (insn instanceof InvokeDynamicInsnNode made) {
      return flow.calls().lambda(made);
    }
    return Held.ONE;
  }

  @Override
  public void returnOperation(AbstractInsnNode insn, Held value, Held expected) {}

  @Override
  public Held merge(Held one, Held other) {
    if (one.equals(other)) {
      return one;
    }
    if (one.size() != other.size()) {
      return Held.ONE;
    }
    Held.Kind kind = one.kind() == other.kind() ? one.kind() : Held.Kind.PLAIN;
    boolean same = one.lambda() == null || one.lambda().equals(other.lambda());
    Held merged =
        new Held(
            one.size(),
            one.own() | other.own(),
            one.from() | other.from(),
            kind,
            same ? one.lambda() : null);
    return merged.equals(one) ? one : merged;
  }

  private static Held constant(Object constant) {
    return constant instanceof Long || constant instanceof Double ? Held.TWO : Held.ONE;
  }

  private static Held ofSize(int size) {
    return size == 2 ? Held.TWO : Held.ONE;
  }
}
