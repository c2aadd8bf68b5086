package dev.reftracker.bodies;

import org.objectweb.asm.Opcodes;

/** What the way taken at a conditional jump tells about the value that was tested. */
final class Branch {

  /** What is known on one side of a jump. */
  enum Side {
    UNKNOWN,
    /** There is no value: it is null, or the collection is empty. */
    NOTHING_THERE,
    /** It was offered to somebody who did not take it. */
    REFUSED,
    /** It was offered to somebody who took it. */
    TAKEN
  }

  private Branch() {}

  /**
   * What is known on a side.
   *
   * @param opcode the jump
   * @param kind what the tested value tells
   * @param jumps the side of the jump, or else the one that falls through
   */
  static Side side(int opcode, Held.Kind kind, boolean jumps) {
    return switch (kind) {
      case PLAIN, SELF -> nothing(isNull(opcode, jumps));
      case MORE -> nothing(isFalse(opcode, jumps));
      case NONE -> nothing(isFalse(opcode, !jumps));
      case COUNT -> nothing(isFalse(opcode, jumps) || isPast(opcode, jumps));
      case TAKEN -> answer(isFalse(opcode, jumps), isFalse(opcode, !jumps));
      case FORMER -> answer(isNull(opcode, !jumps), isNull(opcode, jumps));
    };
  }

  private static Side nothing(boolean there) {
    return there ? Side.NOTHING_THERE : Side.UNKNOWN;
  }

  private static Side answer(boolean refused, boolean taken) {
    return refused ? Side.REFUSED : taken ? Side.TAKEN : Side.UNKNOWN;
  }

  private static boolean isNull(int opcode, boolean jumps) {
    return opcode == (jumps ? Opcodes.IFNULL : Opcodes.IFNONNULL);
  }

  private static boolean isFalse(int opcode, boolean jumps) {
    return opcode == (jumps ? Opcodes.IFEQ : Opcodes.IFNE);
  }

  /** Whether an index has come to the number of elements. */
  private static boolean isPast(int opcode, boolean jumps) {
    return jumps
        ? opcode == Opcodes.IF_ICMPGE || opcode == Opcodes.IFLE
        : opcode == Opcodes.IF_ICMPLT || opcode == Opcodes.IFGT;
  }
}
