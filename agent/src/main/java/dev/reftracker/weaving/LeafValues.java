package dev.reftracker.weaving;

import dev.reftracker.config.ValueSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Where the hooks of one method read the values they pass.
 *
 * <p>What a late hook needs and the body may overwrite is copied on entry into a slot of our own.
 * Our slots lie above all others, so that no instruction, frame or debug entry of the body has to
 * move.
 */
final class LeafValues {

  private final MethodNode method;
  private final Type[] parameters;
  private final int base;
  private final Type owner;
  private final InsnList copies = new InsnList();
  private final List<Object> ownLocals = new ArrayList<>();
  private final Map<Integer, Integer> lateSlots = new HashMap<>();
  private int next;

  LeafValues(String owner, MethodNode method) {
    this.method = method;
    this.parameters = Type.getArgumentTypes(method.desc);
    this.base = BodyShape.freeSlot(method);
    this.owner = Type.getObjectType(owner);
    this.next = base;
  }

  /** A slot of our own that holds a value of this type from entry on. */
  int newLocal(Object frameType) {
    ownLocals.add(frameType);
    int slot = next;
    next += Frames.slots(List.of(frameType));
    return slot;
  }

  /** The first slot above ours: free for what lives only within a hook. */
  int scratch() {
    return next;
  }

  /** The first slot of ours. */
  int base() {
    return base;
  }

  /** The types of our slots, from {@link #base} on. */
  List<Object> ownLocals() {
    return ownLocals;
  }

  /** What must run first: the copies. */
  InsnList copies() {
    return copies;
  }

  /**
   * Makes an argument or {@code this} readable after the body has begun; other sources need
   * nothing.
   */
  void keep(ValueSource source) {
    if (!isArgument(source)) {
      return;
    }
    int slot = slot(source);
    Type type = type(source);
    boolean constructed =
        slot == 0 && method.name.equals("<init>"); // this, which BodyShape has checked
    if (lateSlots.containsKey(slot)) {
      return;
    }
    if (constructed || BodyShape.isStable(method, slot, type, Frames.typeOf(type))) {
      lateSlots.put(slot, slot);
      return;
    }
    int copy = newLocal(Frames.typeOf(type));
    copies.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), slot));
    copies.add(new VarInsnNode(type.getOpcode(Opcodes.ISTORE), copy));
    lateSlots.put(slot, copy);
  }

  /**
   * The arguments' slots as a handler may rely on them: those that late hooks read in place, all
   * others unknown.
   */
  List<Object> handlerArguments() {
    List<Object> locals = new ArrayList<>();
    int slot = 0;
    if ((method.access & Opcodes.ACC_STATIC) == 0) {
      locals.add(isReadInPlace(0) ? Frames.typeOf(owner) : Opcodes.TOP);
      slot = 1;
    }
    for (Type parameter : parameters) {
      boolean known = isReadInPlace(slot);
      locals.add(known ? Frames.typeOf(parameter) : Opcodes.TOP);
      if (!known && parameter.getSize() == 2) {
        locals.add(Opcodes.TOP);
      }
      slot += parameter.getSize();
    }
    return locals;
  }

  private boolean isReadInPlace(int slot) {
    Integer late = lateSlots.get(slot);
    return late != null && late == slot;
  }

  /** Pushes a reference on entry; null where the source is none. */
  void pushReferenceAtEntry(InsnList code, ValueSource source) {
    pushReference(code, source, slot(source));
  }

  /** Pushes a reference later; {@code result} is the slot that holds the return value. */
  void pushReferenceLate(InsnList code, ValueSource source, int result) {
    pushReference(
        code, source, isReturn(source) ? result : lateSlots.getOrDefault(slot(source), 0));
  }

  private static void pushReference(InsnList code, ValueSource source, int slot) {
    boolean none = source.kind() == ValueSource.Kind.NONE;
    code.add(none ? new InsnNode(Opcodes.ACONST_NULL) : new VarInsnNode(Opcodes.ALOAD, slot));
  }

  /** Pushes a number on entry, as an int. */
  void pushNumberAtEntry(InsnList code, ValueSource source) {
    pushNumber(code, source, slot(source));
  }

  /** Pushes a number later, as an int. */
  void pushNumberLate(InsnList code, ValueSource source, int result) {
    pushNumber(code, source, isReturn(source) ? result : lateSlots.getOrDefault(slot(source), 0));
  }

  private void pushNumber(InsnList code, ValueSource source, int slot) {
    if (source.kind() == ValueSource.Kind.CONSTANT) {
      code.add(Bridge.number(source.value()));
      return;
    }
    Type type = isReturn(source) ? Type.getReturnType(method.desc) : type(source);
    code.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), slot));
    if (type.getSort() == Type.LONG) {
      clamp(code);
    }
  }

  /** From long to the nearest int, without a branch that would need a frame. */
  private static void clamp(InsnList code) {
    code.add(new LdcInsnNode((long) Integer.MAX_VALUE));
    code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, "java/lang/Math", "min", "(JJ)J", false));
    code.add(new LdcInsnNode((long) Integer.MIN_VALUE));
    code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, "java/lang/Math", "max", "(JJ)J", false));
    code.add(new InsnNode(Opcodes.L2I));
  }

  private static boolean isReturn(ValueSource source) {
    return source.kind() == ValueSource.Kind.RETURN;
  }

  private static boolean isArgument(ValueSource source) {
    return source.kind() == ValueSource.Kind.THIS || source.kind() == ValueSource.Kind.ARGUMENT;
  }

  private Type type(ValueSource source) {
    return source.kind() == ValueSource.Kind.THIS ? owner : parameters[source.value()];
  }

  private int slot(ValueSource source) {
    if (source.kind() != ValueSource.Kind.ARGUMENT) {
      return 0;
    }
    int slot = (method.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
    for (int i = 0; i < source.value(); i++) {
      slot += parameters[i].getSize();
    }
    return slot;
  }
}
