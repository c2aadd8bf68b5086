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

  private static final String OBJECT = "Ljava/lang/Object;";

  /** Whether there is anything to plan for a method of {@code owner}. */
  static boolean isAny(String owner, MethodLook method, HandOverTypes types) {
    for (Type type : method.parameters()) {
      if (mayBring(type, owner, types)) {
        return true;
      }
    }
    String descriptor = method.descriptor();
    return (descriptor.endsWith(";") && isHandedOver(Type.getReturnType(descriptor), types))
        || (types.isMessageName(method.name())
            && descriptor.contains(OBJECT)
            && types.isMessageMethod(owner, method.name()));
  }

  /** What the signature of a method of {@code owner} tells. */
  static HandOverPlan of(String owner, MethodNode method, HandOverTypes types) {
    List<HandOverArgument> arguments = new ArrayList<>();
    boolean takesMessages = types.isMessageMethod(owner, method.name);
    int slot = (method.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
    for (Type type : Type.getArgumentTypes(method.desc)) {
      if (mayBring(type, owner, types)) {
        arguments.add(new HandOverArgument(slot, type.getInternalName(), SiteKind.ARGUMENT));
      } else if (takesMessages && type.getDescriptor().equals(OBJECT)) {
        arguments.add(new HandOverArgument(slot, type.getInternalName(), SiteKind.HANDLER));
      }
      slot += type.getSize();
    }
    Type result = Type.getReturnType(method.desc);
    boolean returnsMessage = takesMessages && result.getDescriptor().equals(OBJECT);
    return new HandOverPlan(arguments, returnsMessage || isHandedOver(result, types));
  }

  /** Whether a parameter of this type may bring a target into a method of {@code owner}. */
  private static boolean mayBring(Type type, String owner, HandOverTypes types) {
    return isHandedOver(type, types) || types.isCarrierBeside(owner, type) || types.isCarrier(type);
  }

  private static boolean isHandedOver(Type type, HandOverTypes types) {
    return types.isHandedOver(type) || types.isHandedOverArray(type);
  }
}
