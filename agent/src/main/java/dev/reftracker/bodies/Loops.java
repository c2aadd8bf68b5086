package dev.reftracker.bodies;

import java.util.Map;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * What the loops of a method do something with. At the end of a loop over a collection its elements
 * are done with only where the loop's body does something with them; that is known when the method
 * has been followed once.
 */
final class Loops {

  private final Origins origins;
  private final Map<AbstractInsnNode, Long> uses;

  Loops(Origins origins, Map<AbstractInsnNode, Long> uses) {
    this.origins = origins;
    this.uses = uses;
  }

  /** The values as they were numbered then. */
  Origins origins() {
    return origins;
  }

  /** Those of the values that the loop around a jump uses; all where it is in no loop. */
  long used(AbstractInsnNode jump, long bits) {
    return bits & uses.getOrDefault(jump, -1L);
  }
}
