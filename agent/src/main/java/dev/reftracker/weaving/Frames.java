package dev.reftracker.weaving;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Reads and makes the local variables of expanded stack map frames, as {@code FrameNode} lists
 * them.
 */
final class Frames {

  private Frames() {}

  /** How a frame names a type. */
  static Object typeOf(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN, Type.BYTE, Type.SHORT, Type.CHAR, Type.INT -> Opcodes.INTEGER;
      case Type.LONG -> Opcodes.LONG;
      case Type.FLOAT -> Opcodes.FLOAT;
      case Type.DOUBLE -> Opcodes.DOUBLE;
      default -> type.getInternalName();
    };
  }

  /** How many slots the entries take. */
  static int slots(List<Object> locals) {
    int slots = 0;
    for (Object local : locals) {
      slots += size(local);
    }
    return slots;
  }

  /** The entry that begins at a slot; TOP where none does. */
  static Object at(List<Object> locals, int slot) {
    int next = 0;
    for (Object local : locals) {
      if (next == slot) {
        return local;
      }
      next += size(local);
    }
    return Opcodes.TOP;
  }

  /**
   * The entries followed, where there is anything to add, by TOP up to {@code base} and then by
   * {@code added}.
   */
  static List<Object> append(List<Object> locals, int base, List<Object> added) {
    if (added.isEmpty()) {
      return locals; // a frame may not reach beyond the method's last variable
    }
    List<Object> all = new ArrayList<>(locals);
    for (int slot = slots(locals); slot < base; slot++) {
      all.add(Opcodes.TOP);
    }
    all.addAll(added);
    return all;
  }

  private static int size(Object local) {
    return local.equals(Opcodes.LONG) || local.equals(Opcodes.DOUBLE) ? 2 : 1;
  }
}
