package dev.reftracker.matching;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A declared method as it stands in the class file; its instructions are not parsed but counted
 * off, once. Used by one thread.
 */
public final class MethodLook {

  private static final int CODE_LENGTH = 4;
  private static final int CODE_START = 8;
  private static final int INT = 4;
  private static final int ALOAD_0 = 42;
  private static final int WIDE = 196;
  private static final int WIDE_LENGTH = 4;
  private static final int WIDE_IINC_LENGTH = 6;

  /** How many bytes an instruction takes, by its opcode, as digits; '0' where its operands tell. */
  private static final byte[] LENGTHS =
      ("1111111111111111232332222211111111111111111111111111112222211111"
              + "1111111111111111111111111111111111111111111111111111111111111111"
              + "1111311111111111111111111333333333333333320011111133333335532311"
              + "3311043355")
          .getBytes(StandardCharsets.US_ASCII);

  private static final int[] NONE = {};

  private static final Type[] NO_TYPES = {};

  private final byte[] file;
  private final int access;
  private final String name;
  private final String descriptor;
  private final int code;
  private Type[] parameters;

  /** The methods called, as places in the constant pool; null before the instructions were seen. */
  private int[] calls;

  private int[] staticCalls = NONE;
  private boolean storesField;

  /**
   * A method.
   *
   * @param code where the content of its code attribute begins; 0 when it has none
   */
  MethodLook(byte[] classFile, int access, String name, String descriptor, int code) {
    this.file = classFile;
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

  /** The types of its parameters. Not to be changed. */
  public Type[] parameters() {
    if (parameters == null) {
      parameters = descriptor.startsWith("()") ? NO_TYPES : Type.getArgumentTypes(descriptor);
    }
    return parameters;
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
    for (int called : calls()) {
      if (references[called]) {
        return true;
      }
    }
    return false;
  }

  /**
   * The methods that its instructions call, other than by {@code invokedynamic}, by their places in
   * the constant pool; in order, perhaps several times. Not to be changed.
   */
  public int[] calls() {
    if (calls == null) {
      look();
    }
    return calls;
  }

  /** Whether some instruction stores into a field of an object. */
  public boolean storesField() {
    calls();
    return storesField;
  }

  /**
   * Marks the methods that it calls by {@code invokestatic}.
   *
   * @param references one for each constant of the class
   */
  public void markStaticCalls(boolean[] references) {
    calls();
    for (int called : staticCalls) {
      references[called] = true;
    }
  }

  /** Counts off the instructions. The loop is spelled out: it runs over all code of a library. */
  private void look() {
    byte[] bytes = file;
    byte[] lengths = LENGTHS;
    int[] found = NONE;
    int count = 0;
    int end = end();
    int at = start();
    while (at < end) {
      int opcode = bytes[at] & 0xff;
      if (opcode >= Opcodes.PUTFIELD && opcode <= Opcodes.INVOKEINTERFACE) {
        if (opcode == Opcodes.PUTFIELD) {
          storesField = true;
        } else {
          int called = (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff);
          found = count == found.length ? Arrays.copyOf(found, 2 * count + 4) : found;
          found[count++] = called;
          if (opcode == Opcodes.INVOKESTATIC) {
            staticCalls = Arrays.copyOf(staticCalls, staticCalls.length + 1);
            staticCalls[staticCalls.length - 1] = called;
          }
        }
      }
      int length = lengths[opcode];
      at += length > '0' ? length - '0' : lengthByOperands(opcode, at);
    }
    calls = count == found.length ? found : Arrays.copyOf(found, count);
  }

  /** Whether it may return an object that it did not have: it asks others or makes one itself. */
  public boolean mayMakeObject() {
    boolean asks = false;
    boolean returnsOther = false;
    boolean isThis = false; // what the instruction before has pushed
    boolean ofObject = (access & Opcodes.ACC_STATIC) == 0;
    BitSet targets = null; // of jumps, which may have pushed something else
    int end = end();
    int at = start();
    while (at < end && !(asks && returnsOther)) {
      int opcode = file[at] & 0xff;
      asks |= opcode >= Opcodes.INVOKEVIRTUAL && opcode <= Opcodes.NEW;
      if (opcode == Opcodes.ARETURN) {
        returnsOther |= !(isThis && !(targets != null && targets.get(at)));
      } else if (isJump(opcode)) {
        targets = targets == null ? new BitSet() : targets;
        int jump = file[at + 1] << 8 | (file[at + 2] & 0xff);
        targets.set(Math.max(0, at + jump));
      }
      isThis = opcode == ALOAD_0 && ofObject;
      int length = LENGTHS[opcode];
      at += length > '0' ? length - '0' : lengthByOperands(opcode, at);
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
    return code == 0 ? 0 : start() + fourBytes(code + CODE_LENGTH);
  }

  private int lengthByOperands(int opcode, int at) {
    if (opcode == WIDE) {
      return (file[at + 1] & 0xff) == Opcodes.IINC ? WIDE_IINC_LENGTH : WIDE_LENGTH;
    }
    int operands = start() + ((at - start() + INT) & -INT); // aligned within the code
    int head = operands + INT; // behind the default target
    int end =
        opcode == Opcodes.TABLESWITCH
            ? head + 2 * INT + INT * (fourBytes(head + INT) - fourBytes(head) + 1)
            : head + INT + 2 * INT * fourBytes(head);
    return end - at;
  }

  private int fourBytes(int at) {
    return (file[at] & 0xff) << 24
        | (file[at + 1] & 0xff) << 16
        | (file[at + 2] & 0xff) << 8
        | (file[at + 3] & 0xff);
  }
}
