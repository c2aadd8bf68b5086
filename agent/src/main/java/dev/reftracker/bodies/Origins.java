package dev.reftracker.bodies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** Numbers the origins of the values of one method: at most as many as a mask has bits. */
final class Origins {

  private static final int MAX = 63;

  private final ClassNode type;
  private final Counted counted;
  private long single;
  private final List<Origin> all = new ArrayList<>();
  private final Map<Object, Origin> byPlace = new HashMap<>();

  Origins(ClassNode type, Counted counted) {
    this.type = type;
    this.counted = counted;
  }

  List<Origin> all() {
    return all;
  }

  /** The bit of what an instruction makes; 0 where there are too many. */
  long at(AbstractInsnNode insn, ValueUse.Kind kind) {
    return bit(insn, kind, line(insn), -1);
  }

  /** The bit of what an instruction made, whatever it is; 0 for none. */
  long known(AbstractInsnNode insn) {
    Origin origin = byPlace.get(insn);
    return origin == null ? 0 : origin.bit();
  }

  long parameter(int number, Type of, String signature) {
    boolean holds = holds(of) || mentions(signature) || isObject(of);
    return holds ? bit(number, ValueUse.Kind.PARAMETER, -1, number) : 0;
  }

  /**
   * The fields first: a path may lead to the end before it comes to where one is read.
   *
   * @param reader only those that this method reads itself; null for all
   */
  void readFields(MethodNode reader) {
    if (reader == null) {
      for (FieldNode field : type.fields) {
        if ((field.access & Opcodes.ACC_STATIC) == 0) {
          field(new FieldInsnNode(Opcodes.GETFIELD, type.name, field.name, field.desc));
        }
      }
      return;
    }
    for (AbstractInsnNode insn : reader.instructions) {
      if (insn.getOpcode() == Opcodes.GETFIELD) {
        field((FieldInsnNode) insn);
      }
    }
  }

  /** The bit of a field of {@code this}; 0 where it cannot hold targets. */
  long field(FieldInsnNode access) {
    if (!access.owner.equals(type.name) || !mayHold(access)) {
      return 0;
    }
    long field = bit(access.name, ValueUse.Kind.FIELD, -1, -1);
    single |= holds(Type.getType(access.desc)) ? field : 0;
    return field;
  }

  /** The bit of a field of {@code this} that the method reads; 0 for another. */
  long knownField(String name) {
    Origin origin = byPlace.get(name);
    return origin == null ? 0 : origin.bit();
  }

  /** The fields that hold one value each: a method may be done with all that is in them. */
  long singleFields() {
    return single;
  }

  long fields() {
    return mask(ValueUse.Kind.FIELD);
  }

  long mask(ValueUse.Kind kind) {
    long mask = 0;
    for (Origin origin : all) {
      mask |= origin.kind() == kind ? origin.bit() : 0;
    }
    return mask;
  }

  /** Whether values of the type are targets, or carry them. */
  boolean holds(Type of) {
    Type element = of.getSort() == Type.ARRAY ? of.getElementType() : of;
    if (element.getSort() != Type.OBJECT || isObject(element)) {
      return false;
    }
    String name = element.getClassName();
    return counted.isTarget(name) || counted.carries(name) || counted.keeps(name);
  }

  private static boolean isObject(Type of) {
    return of.getDescriptor().equals("Ljava/lang/Object;");
  }

  private boolean mayHold(FieldInsnNode access) {
    if (holds(Type.getType(access.desc))) {
      return true;
    }
    for (FieldNode field : type.fields) {
      if (field.name.equals(access.name) && field.desc.equals(access.desc)) {
        return mentions(field.signature);
      }
    }
    return false;
  }

  /** Whether a generic signature names a class that holds targets. */
  boolean mentions(String signature) {
    if (signature == null) {
      return false;
    }
    return Signatures.classes(signature).stream()
        .anyMatch(name -> holds(Type.getObjectType(name.replace('.', '/'))));
  }

  private long bit(Object place, ValueUse.Kind kind, int line, int parameter) {
    Origin known = byPlace.get(place);
    if (known != null) {
      return known.bit();
    }
    if (all.size() >= MAX) {
      return 0;
    }
    Origin made =
        new Origin(
            1L << all.size(), kind, line, parameter, place instanceof String name ? name : null);
    all.add(made);
    byPlace.put(place, made);
    return made.bit();
  }

  /** The line of an instruction, or -1. */
  static int line(AbstractInsnNode insn) {
    for (AbstractInsnNode i = insn; i != null; i = i.getPrevious()) {
      if (i instanceof LineNumberNode line) {
        return line.line;
      }
    }
    return -1;
  }
}
