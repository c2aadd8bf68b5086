package dev.reftracker.weaving;

import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What the code of one method tells about a target that it has, without running it. */
final class HandOverFacts {

  private static final Set<String> TAKES_OUT =
      Set.of(
          "remove",
          "removeAll",
          "removeIf",
          "removeFirst",
          "removeLast",
          "poll",
          "pollFirst",
          "pollLast",
          "pop",
          "take",
          "drainTo",
          "clear",
          "put",
          "replace",
          "set",
          "getAndSet",
          "compareAndSet");

  private static final Set<String> PUTS_IN =
      Set.of(
          "add",
          "addFirst",
          "addLast",
          "offer",
          "offerFirst",
          "offerLast",
          "push",
          "put",
          "putFirst",
          "putLast",
          "putIfAbsent",
          "replace",
          "set",
          "lazySet",
          "getAndSet",
          "compareAndSet");

  /** Methods of the JDK's collections, references and helpers that change nothing. */
  private static final Set<String> READS =
      Set.of(
          "get",
          "getOrDefault",
          "getPlain",
          "getAcquire",
          "size",
          "isEmpty",
          "isPresent",
          "contains",
          "containsKey",
          "containsValue",
          "equals",
          "hashCode",
          "toString",
          "requireNonNull");

  private final MethodNode method;
  private final HandOverTypes types;
  private final CallSiteRules calls;

  HandOverFacts(MethodNode method, HandOverTypes types, CallSiteRules calls) {
    this.method = method;
    this.types = types;
    this.calls = calls;
  }

  /** Whether it says yes or no. */
  boolean answers() {
    return Type.getReturnType(method.desc).getSort() == Type.BOOLEAN;
  }

  /** Whether it overwrites a field or takes things out of a collection. */
  boolean letsGo() {
    for (AbstractInsnNode insn : method.instructions) {
      boolean takesOut =
          insn instanceof MethodInsnNode call
              && call.owner.startsWith("java/util/")
              && TAKES_OUT.contains(call.name);
      if (takesOut || insn.getOpcode() == Opcodes.AASTORE || storesObject(insn)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it stores an object of unknown type: into a field, an array or a collection. */
  boolean putsAway() {
    for (AbstractInsnNode insn : method.instructions) {
      boolean stores =
          insn instanceof FieldInsnNode field
              && insn.getOpcode() == Opcodes.PUTFIELD
              && HandOverMessages.isObject(Type.getType(field.desc));
      boolean adds =
          insn instanceof MethodInsnNode call
              && call.owner.startsWith("java/util/")
              && PUTS_IN.contains(call.name)
              && call.desc.contains("Ljava/lang/Object;");
      if (stores || adds || insn.getOpcode() == Opcodes.AASTORE) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether it does nothing with a target but read it: no counting call, no store, no call that
   * could be given it.
   */
  boolean onlyLooks() {
    return onlyReads(false);
  }

  /**
   * Whether it does nothing with a target but read it, and pass it on to methods outside the JDK.
   */
  boolean onlyPasses() {
    return onlyReads(true);
  }

  private boolean onlyReads(boolean maybePasses) {
    for (AbstractInsnNode insn : method.instructions) {
      if (storesObject(insn)
          || insn.getOpcode() == Opcodes.AASTORE
          || insn.getOpcode() == Opcodes.ARETURN
          || insn.getOpcode() == Opcodes.ATHROW
          || (insn instanceof InvokeDynamicInsnNode made && mayBeGiven(made.desc))
          || (insn instanceof MethodInsnNode call && mayPassOn(call, maybePasses))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether it can do anything to what its object keeps: it stores, takes out, ends, gives back.
   */
  boolean acts() {
    if ((method.access & Opcodes.ACC_STATIC) != 0 || method.name.equals("<init>")) {
      return false;
    }
    for (AbstractInsnNode insn : method.instructions) {
      boolean call =
          insn instanceof MethodInsnNode called
              && (HandOverHolders.acts(called.owner, called.name)
                  || calls.isCounting(called.owner, called.name, called.desc));
      if (call || insn.getOpcode() == Opcodes.PUTFIELD) {
        return true;
      }
    }
    return false;
  }

  /** Whether it does nothing to what its object keeps but read it. */
  boolean leavesAlone() {
    if (letsGo()) {
      return false;
    }
    for (AbstractInsnNode insn : method.instructions) {
      if (insn.getOpcode() == Opcodes.PUTFIELD) {
        return false; // a flag may be all that it does instead
      }
      if (insn instanceof MethodInsnNode call
          && (calls.isCounting(call.owner, call.name, call.desc)
              || (HandOverHolders.acts(call.owner, call.name) && !READS.contains(call.name)))) {
        return false;
      }
    }
    return true;
  }

  private boolean mayPassOn(MethodInsnNode call, boolean onlyToJdk) {
    if (call.owner.equals(Bridge.NAME)) {
      return false; // woven by an earlier step
    }
    if (calls.isCounting(call.owner, call.name, call.desc)) {
      return true;
    }
    boolean matters = !onlyToJdk || call.owner.startsWith("java/");
    return matters && !types.isTracked(call.owner) && mayBeGiven(call.desc);
  }

  private boolean mayBeGiven(String descriptor) {
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      boolean object = argument.getDescriptor().equals("Ljava/lang/Object;");
      if (object
          || types.isHandedOver(argument)
          || types.isCarrier(argument)
          || types.isPassedOn(argument)) {
        return true;
      }
    }
    return false;
  }

  private static boolean storesObject(AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    return (opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC)
        && Type.getType(((FieldInsnNode) insn).desc).getSort() >= Type.ARRAY;
  }
}
