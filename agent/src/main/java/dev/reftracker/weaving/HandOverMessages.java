package dev.reftracker.weaving;

import dev.reftracker.matching.ClassLook;
import dev.reftracker.matching.MethodLook;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Tells which parameters of one class's methods are messages: those of type {@code Object}, and
 * those of a class of its own where the method takes the place of one with {@code Object}, which
 * its bridge shows. Made for one class.
 */
final class HandOverMessages {

  private final ClassLook look;
  private final HandOverTypes types;

  HandOverMessages(ClassLook look, HandOverTypes types) {
    this.look = look;
    this.types = types;
  }

  /** Whether the method is one that is handed messages. */
  boolean takes(String method) {
    return types.isMessageMethod(look.name(), method);
  }

  /** Whether some parameter of such a method is a message. */
  boolean isAny(MethodLook method) {
    if (!types.isMessageName(method.name())) {
      return false;
    }
    Type[] parameters = method.parameters();
    for (int i = 0; i < parameters.length; i++) {
      if (is(method.name(), parameters, i)) {
        return takes(method.name());
      }
    }
    return false;
  }

  /** Whether a parameter of a method that {@link #takes} messages is one. */
  boolean is(String method, Type[] parameters, int index) {
    Type type = parameters[index];
    return isObject(type)
        || (type.getSort() == Type.OBJECT
            && !type.getInternalName().startsWith("java/")
            && isBridged(method, parameters.length, index));
  }

  /** Whether the type says nothing. */
  static boolean isObject(Type type) {
    return type.getDescriptor().equals("Ljava/lang/Object;");
  }

  private boolean isBridged(String name, int parameters, int index) {
    for (MethodLook method : look.methods()) {
      boolean bridge = (method.access() & Opcodes.ACC_BRIDGE) != 0 && method.name().equals(name);
      if (bridge
          && method.parameters().length == parameters
          && isObject(method.parameters()[index])) {
        return true;
      }
    }
    return false;
  }
}
