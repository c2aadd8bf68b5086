package dev.reftracker.bodies;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What a method of a tracked class stands for: {@code retain()} for {@code retain(1)}. */
enum Facade {
  NEITHER,
  ACQUIRE,
  RELEASE;

  private static final int MAX_INSTRUCTIONS = 60;

  /** Told by the counting methods of targets that the code names: those of one kind. */
  static Facade of(MethodNode method, Counted counted) {
    if (method.instructions.size() > MAX_INSTRUCTIONS) {
      return NEITHER;
    }
    boolean acquires = false;
    boolean releases = false;
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof MethodInsnNode call && counted.isTarget(call.owner.replace('/', '.'))) {
        String arguments = Signatures.arguments(call.desc);
        acquires |= counted.acquires(call.name, arguments);
        releases |= counted.releases(call.name, arguments);
      }
    }
    return acquires == releases ? NEITHER : acquires ? ACQUIRE : RELEASE;
  }
}
