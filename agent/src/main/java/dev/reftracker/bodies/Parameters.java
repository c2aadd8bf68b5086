package dev.reftracker.bodies;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** The parameters of one method: which of them may be targets or have them, and which are. */
final class Parameters {

  private final MethodNode method;
  private final Counted counted;
  private final Origins origins;
  private final Type[] types;
  private final int receiver;

  Parameters(MethodNode method, Counted counted, Origins origins) {
    this.method = method;
    this.counted = counted;
    this.origins = origins;
    this.types = Type.getArgumentTypes(method.desc);
    this.receiver = (method.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
  }

  /**
   * The bit of a parameter; 0 for one that cannot have targets.
   *
   * @param number of the parameter, {@code this} included
   */
  long origin(int number, Type of) {
    boolean self = number < receiver;
    if (self && (method.name.equals("<init>") || !counted.carries(of.getClassName()))) {
      return 0;
    }
    return origins.parameter(number, of, signature(number - receiver));
  }

  private String signature(int argument) {
    boolean generic = argument >= 0 && types[argument].getSort() >= Type.ARRAY;
    return generic && types[argument].getClassName().startsWith("java.") ? method.signature : null;
  }

  /** Whether the parameter is a target, or has one, by its type. */
  boolean isSure(Origin parameter) {
    int argument = parameter.parameter() - receiver;
    return holdsByType(parameter) || origins.mentions(signature(argument));
  }

  /** The same, type arguments left aside; true for what is no argument. */
  boolean holdsByType(Origin parameter) {
    int argument = parameter.parameter() - receiver;
    return argument < 0 || origins.holds(types[argument]);
  }
}
