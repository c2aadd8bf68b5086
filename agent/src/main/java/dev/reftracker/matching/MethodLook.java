package dev.reftracker.matching;

import java.util.BitSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * A declared method as it stands in the class file; its instructions are not parsed but counted
 * off.
 */
public final class MethodLook {

  private static final int CODE_LENGTH = 4;
  private static final int CODE_START = 8;
  private static final int INT = 4;
  private static final int ALOAD_0 = 42;
  private static final int WIDE = 196;
  private static final int WIDE_LENGTH = 4;
  private static final int WIDE_IINC_LENGTH = 6;

  /** How many bytes an instruction takes, by its opcode; 0 where its operands tell. */
  private static final String LENGTHS =
      "1111111111111111232332222211111111111111111111111111112222211111"
          + "1111111111111111111111111111111111111111111111111111111111111111"
          + "1111311111111111111111111333333333333333320011111133333335532311"
          + "3311043355";

  private final ClassReader file;
  private final int access;
  private final String name;
  private final String descriptor;
  private final int code;

  /**
   * A method.
   *
   * @param code where the content of its code attribute begins; 0 when it has none
   */
  MethodLook(ClassReader file, int access, String name, String descriptor, int code) {
    this.file = file;
    this.access = access;
    this.name = name;
    this.descriptor = descriptor;
    this.code = code;
  }

  /** Its access flags. */
  public int access() {
    return access;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Its descriptor. */
  public String descriptor() {
    return descriptor;
  }

  /** Whether it has a body: it is neither abstract nor native. */
  public boolean hasCode() {
    return code != 0;
  }

  /**
   * Whether some instruction calls one of these methods.
   *
   * @param references for each constant of the class whether it is one of them; see {@link
   *     ClassLook.MethodReference#index}
   */
  public boolean calls(boolean[] references) {
    int end = end();
    for (int at = start(); at < end; at = next(at)) {
      int opcode = file.readByte(at);
      if (opcode >= Opcodes.INVOKEVIRTUAL
          && opcode <= Opcodes.INVOKEINTERFACE
          && references[file.readUnsignedShort(at + 1)]) {
        return true;
      }
    }
    return false;
  }

  /** Whether some instruction stores into a field of an object. */
  public boolean storesField() {
    int end = end();
    for (int at = start(); at < end; at = next(at)) {
      if (file.readByte(at) == Opcodes.PUTFIELD) {
        return true;
      }
    }
    return false;
  }

  /**
   * Marks the methods that it calls by {@code invokestatic}.
   *
   * @param references one for each constant of the class
   */
  public void markStaticCalls(boolean[] references) {
    int end = end();
    for (int at = start(); at < end; at = next(at)) {
      if (file.readByte(at) == Opcodes.INVOKESTATIC) {
        references[file.readUnsignedShort(at + 1)] = true;
      }
    }
  }

  /** Whether it may return an object that it did not have: it asks others or makes one itself. */
  public boolean mayMakeObject() {
    boolean asks = false;
    boolean returnsOther = false;
    boolean isThis = false; // what the instruction before has pushed
    BitSet targets = new BitSet(); // of jumps, which may have pushed something else
    int end = end();
    for (int at = start(); at < end; at = next(at)) {
      int opcode = file.readByte(at);
      asks |= opcode >= Opcodes.INVOKEVIRTUAL && opcode <= Opcodes.NEW;
      returnsOther |= opcode == Opcodes.ARETURN && !(isThis && !targets.get(at));
      isThis = opcode == ALOAD_0 && (access & Opcodes.ACC_STATIC) == 0;
      if (isJump(opcode)) {
        targets.set(at + file.readShort(at + 1));
      }
    }
    return asks && returnsOther;
  }

  private static boolean isJump(int opcode) {
    return (opcode >= Opcodes.IFEQ && opcode <= Opcodes.JSR)
        || opcode == Opcodes.IFNULL
        || opcode == Opcodes.IFNONNULL;
  }

  private int start() {
    return code + CODE_START;
  }

  /** Behind the last instruction; without a body, there is none. */
  private int end() {
    return code == 0 ? 0 : start() + file.readInt(code + CODE_LENGTH);
  }

  private int next(int at) {
    int opcode = file.readByte(at);
    int length = LENGTHS.charAt(opcode) - '0';
    return at + (length > 0 ? length : lengthByOperands(opcode, at));
  }

  private int lengthByOperands(int opcode, int at) {
    if (opcode == WIDE) {
      return file.readByte(at + 1) == Opcodes.IINC ? WIDE_IINC_LENGTH : WIDE_LENGTH;
    }
    int operands = start() + ((at - start() + INT) & -INT); // aligned within the code
    int head = operands + INT; // behind the default target
    int end =
        opcode == Opcodes.TABLESWITCH
            ? head + 2 * INT + INT * (file.readInt(head + INT) - file.readInt(head) + 1)
            : head + INT + 2 * INT * file.readInt(head);
    return end - at;
  }
}
