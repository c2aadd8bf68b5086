package dev.reftracker.weaving;

import dev.reftracker.matching.MethodLook;
import dev.reftracker.weaving.HookIds.SiteKind;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * Which hand-overs one method takes part in, told from its signature.
 *
 * @param arguments the parameters by which a target may come in, in order
 * @param returnsTarget whether its result is a target
 */
record HandOverPlan(List<HandOverArgument> arguments, boolean returnsTarget) {

  /** Whether there is anything to plan for a method of {@code owner}. */
  static boolean isAny(
      String owner, MethodLook method, HandOverTypes types, HandOverMessages messages) {
    for (Type type : method.parameters()) {
      if (mayBring(type, owner, types)) {
        return true;
      }
    }
    String descriptor = method.descriptor();
    return (descriptor.endsWith(";") && isHandedOver(Type.getReturnType(descriptor), types))
        || messages.isAny(method);
  }

  /** What the signature of a method of {@code owner} tells. */
  static HandOverPlan of(
      String owner, MethodNode method, HandOverTypes types, HandOverMessages messages) {
    List<HandOverArgument> arguments = new ArrayList<>();
    boolean takesMessages = messages.takes(method.name);
    Type[] parameters = Type.getArgumentTypes(method.desc);
    int slot = (method.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
    for (int i = 0; i < parameters.length; i++) {
      Type type = parameters[i];
      if (mayBring(type, owner, types)) {
        arguments.add(new HandOverArgument(slot, type.getInternalName(), SiteKind.ARGUMENT));
      } else if (takesMessages && messages.is(method.name, parameters, i)) {
        arguments.add(new HandOverArgument(slot, type.getInternalName(), SiteKind.HANDLER));
      }
      slot += type.getSize();
    }
    Type result = Type.getReturnType(method.desc);
    boolean returnsMessage = takesMessages && HandOverMessages.isObject(result);
    return new HandOverPlan(arguments, returnsMessage || isHandedOver(result, types));
  }

  /**
   * What the signature of a method of a plain object that may keep a target tells besides: its type
   * variables are {@code Object}, and it gives out what may not be there as an {@code Optional}.
   *
   * @param facts what its code tells: only what it stores is handed over to the object
   */
  HandOverPlan ofHolder(MethodNode method, HandOverFacts facts) {
    if ((method.access & Opcodes.ACC_STATIC) != 0 || method.name.equals("<init>")) {
      return this;
    }
    List<HandOverArgument> given = arguments;
    if (given.isEmpty() && method.desc.contains("Ljava/lang/Object;") && facts.putsAway()) {
      given = new ArrayList<>();
      int slot = 1;
      for (Type type : Type.getArgumentTypes(method.desc)) {
        if (HandOverMessages.isObject(type)) {
          given.add(new HandOverArgument(slot, type.getInternalName(), SiteKind.ARGUMENT));
        }
        slot += type.getSize();
      }
    }
    return new HandOverPlan(given, returnsTarget || mayGiveOut(method.access, method.desc));
  }

  /** Whether a method of such an object may return what it keeps. */
  static boolean mayGiveOut(int access, String descriptor) {
    return (access & Opcodes.ACC_STATIC) == 0
        && (descriptor.endsWith(")Ljava/lang/Object;")
            || descriptor.endsWith(")Ljava/util/Optional;"));
  }

  /** Whether a parameter of this type may bring a target into a method of {@code owner}. */
  private static boolean mayBring(Type type, String owner, HandOverTypes types) {
    return isHandedOver(type, types)
        || types.isCarrierBeside(owner, type)
        || types.isCarrier(type)
        || types.isPassedOn(type);
  }

  private static boolean isHandedOver(Type type, HandOverTypes types) {
    return types.isHandedOver(type) || types.isHandedOverArray(type);
  }
}
