package dev.reftracker.bodies;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/** The calls that a method passes its values on to, those of the JDK left out. */
final class PassedOns {

  private final Origins origins;
  private final Set<PassedOn> calls = new LinkedHashSet<>();

  PassedOns(Origins origins) {
    this.origins = origins;
  }

  /**
   * Notes that a value is an operand of a call; the object it is called on, if any, is number 0.
   */
  void add(MethodInsnNode call, int number) {
    if (!JdkCalls.isJdk(call.owner)) {
      int receiver = call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1;
      boolean hidden =
          number >= receiver && !origins.holds(Type.getArgumentTypes(call.desc)[number - receiver]);
      String owner = call.owner.replace('/', '.');
      calls.add(new PassedOn(owner, call.name, call.desc, number, hidden));
    }
  }

  /** Each once, in the order in which they were met. */
  List<PassedOn> all() {
    return List.copyOf(calls);
  }
}
