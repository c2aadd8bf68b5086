package dev.reftracker.matching;

import java.util.List;
import org.objectweb.asm.Type;

/** Compares a descriptor with parameter types as a source file names them. */
final class ParameterTypes {

  private ParameterTypes() {}

  /**
   * Whether the parameters of a method are the ones named.
   *
   * @param named simple or qualified erased names; null for any
   */
  static boolean match(List<String> named, String descriptor) {
    if (named == null) {
      return true;
    }
    Type[] types = Type.getArgumentTypes(descriptor);
    if (types.length != named.size()) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      if (!isNamed(types[i].getClassName().replace('$', '.'), named.get(i).replace('$', '.'))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNamed(String type, String name) {
    return type.equals(name) || type.endsWith("." + name);
  }
}
