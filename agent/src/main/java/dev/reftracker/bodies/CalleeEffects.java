package dev.reftracker.bodies;

import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/** What methods of the program do with what they are given, told by their own code. */
final class CalleeEffects {

  private final Callees callees;

  CalleeEffects(Callees callees) {
    this.callees = callees;
  }

  private BodyLook look(MethodInsnNode call) {
    return callees.look(call.owner, call.name, call.desc);
  }

  /**
   * Whether the called method may do more with an argument than look at it.
   *
   * @param number of the argument, the receiver included
   */
  boolean takes(MethodInsnNode call, int number) {
    BodyLook look = look(call);
    return look == null || takes(look, number, isReceiver(call, number));
  }

  private static boolean isReceiver(MethodInsnNode call, int number) {
    return number == 0 && call.getOpcode() != Opcodes.INVOKESTATIC;
  }

  /** Whether nothing is known of what the called method does with an argument. */
  boolean isUnsure(MethodInsnNode call, int number) {
    BodyLook look = look(call);
    ValueUse use = look == null ? null : look.parameter(number);
    return use == null ? look == null || !isReceiver(call, number) : use.unsure();
  }

  /** Whether the called method says yes or no, and does something with the argument or not. */
  boolean mayRefuse(MethodInsnNode call, int number) {
    BodyLook look = look(call);
    ValueUse use = look == null || !look.answers() ? null : look.parameter(number);
    return use != null && use.isHalf();
  }

  /** The answer of a method that may have refused one of its arguments. */
  Held mayRefuse(MethodInsnNode call, List<? extends Held> values) {
    for (int i = 0; i < values.size(); i++) {
      Held value = values.get(i);
      if (value.isReference() && value.own() != 0 && mayRefuse(call, i)) {
        return Held.about(value.own(), Held.Kind.TAKEN);
      }
    }
    return Held.ONE;
  }

  private static boolean takes(BodyLook look, int number, boolean isReceiver) {
    ValueUse use = look.parameter(number);
    return use == null ? !isReceiver || look.consumesFields() : use.consumes();
  }

  /** What the called method of the same object does with its fields. */
  List<ValueUse> fields(MethodInsnNode call) {
    BodyLook look = look(call);
    return look == null ? List.of() : look.fields();
  }

  Facade facade(MethodInsnNode call) {
    return callees.facade(call.owner, call.name, call.desc);
  }

  boolean returnsOwned(MethodInsnNode call) {
    BodyLook look = look(call);
    return look != null && look.returnsOwned();
  }

  /** Whether a lambda or method reference may do more with its last argument than look at it. */
  boolean consumes(Handle code, Counted counted) {
    if (counted.isTarget(code.getOwner().replace('/', '.'))) {
      return counted.releases(code.getName(), Signatures.arguments(code.getDesc()));
    }
    BodyLook look = callees.look(code.getOwner(), code.getName(), code.getDesc());
    int receiver = code.getTag() == Opcodes.H_INVOKESTATIC ? 0 : 1;
    int last = Type.getArgumentTypes(code.getDesc()).length - 1 + receiver;
    return look == null || takes(look, last, receiver == 1 && last == 0);
  }
}
