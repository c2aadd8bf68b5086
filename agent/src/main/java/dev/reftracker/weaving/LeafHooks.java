package dev.reftracker.weaving;

import dev.reftracker.config.MethodRule;
import dev.reftracker.config.Role;
import dev.reftracker.config.Success;
import dev.reftracker.config.ValueSource;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The bridge calls of one rule in one method: on entry, before each return, and when an exception
 * leaves it.
 */
final class LeafHooks {

  private static final int NO_SLOT = -1;

  private final MethodRule rule;
  private final int methodId;
  private final LeafValues values;
  private final Type returned;
  private final boolean lateOnly;
  private final int token;

  LeafHooks(MethodRule rule, int methodId, LeafValues values, MethodNode method) {
    this.rule = rule;
    this.methodId = methodId;
    this.values = values;
    this.returned = Type.getReturnType(method.desc);
    // An object under construction may not be passed on before its super(...) has returned.
    this.lateOnly = method.name.equals("<init>") && rule.subject().kind() == ValueSource.Kind.THIS;
    if (hasExit() || hasThrow()) {
      values.keep(rule.subject());
    }
    if (rule.role() == Role.BELONGS_TO) {
      values.keep(rule.handle());
    }
    if (rule.role() == Role.BEGIN || rule.role() == Role.ACQUIRE) {
      values.keep(rule.amount());
      values.keep(rule.handle());
    }
    this.token = rule.role() == Role.RELEASE ? values.newLocal("java/lang/Object") : NO_SLOT;
  }

  /** Whether there is a hook on entry. */
  boolean hasEntry() {
    return switch (rule.role()) {
      case RELEASE, WAIT -> true;
      case END, TOUCH, USE -> !lateOnly;
      case BEGIN, BELONGS_TO, ACQUIRE, SCOPE_END, COUNT -> false;
    };
  }

  /** Whether there is a hook on normal exit. */
  boolean hasExit() {
    return switch (rule.role()) {
      case BEGIN, BELONGS_TO, ACQUIRE, SCOPE_END, WAIT -> true;
      case RELEASE -> tells(rule.success()) || tells(rule.ends());
      case END, TOUCH, USE -> lateOnly;
      case COUNT -> false;
    };
  }

  /** Whether there is a hook for an exception. */
  boolean hasThrow() {
    return switch (rule.role()) {
      case RELEASE, WAIT -> true;
      case SCOPE_END -> rule.subject().kind() != ValueSource.Kind.RETURN;
      case BEGIN, BELONGS_TO, ACQUIRE, END, TOUCH, USE, COUNT -> false;
    };
  }

  private static boolean tells(Success success) {
    return success != Success.ALWAYS && success != Success.NEVER;
  }

  /** Whether the hook on exit reads the return value. */
  boolean readsResult() {
    return hasExit()
        && (tells(rule.success())
            || (rule.role() == Role.RELEASE && tells(rule.ends()))
            || rule.subject().kind() == ValueSource.Kind.RETURN
            || rule.amount().kind() == ValueSource.Kind.RETURN
            || rule.handle().kind() == ValueSource.Kind.RETURN);
  }

  /** The hook on entry. */
  InsnList entry() {
    InsnList code = new InsnList();
    values.pushReferenceAtEntry(code, rule.subject());
    switch (rule.role()) {
      case RELEASE -> {
        values.pushNumberAtEntry(code, rule.amount());
        values.pushReferenceAtEntry(code, rule.handle());
        call(code, "releasing", "(Ljava/lang/Object;ILjava/lang/Object;I)Ljava/lang/Object;");
        code.add(new VarInsnNode(Opcodes.ASTORE, token));
      }
      case TOUCH -> {
        values.pushReferenceAtEntry(code, rule.handle());
        call(code, "touched", "(Ljava/lang/Object;Ljava/lang/Object;I)V");
      }
      case END -> call(code, "ended", "(Ljava/lang/Object;I)V");
      case USE -> call(code, "used", "(Ljava/lang/Object;I)V");
      case WAIT -> call(code, "waiting", "(Ljava/lang/Object;I)V");
      case BEGIN, BELONGS_TO, ACQUIRE, SCOPE_END, COUNT ->
          throw new IllegalStateException("no entry hook");
    }
    return code;
  }

  /**
   * The hook before a return.
   *
   * @param result the slot that holds the return value, if {@link #readsResult}
   */
  InsnList exit(int result) {
    InsnList code = new InsnList();
    values.pushReferenceLate(code, rule.subject(), result);
    switch (rule.role()) {
      case BEGIN -> {
        values.pushNumberLate(code, rule.amount(), result);
        call(code, "began", "(Ljava/lang/Object;II)V");
      }
      case BELONGS_TO -> {
        values.pushReferenceLate(code, rule.handle(), result);
        call(code, "belongs", "(Ljava/lang/Object;Ljava/lang/Object;I)V");
      }
      case ACQUIRE -> acquired(code, result);
      case RELEASE -> {
        code.add(new VarInsnNode(Opcodes.ALOAD, token));
        pushResult(code, result);
        call(code, "released", "(Ljava/lang/Object;Ljava/lang/Object;II)V");
      }
      case SCOPE_END -> call(code, "scopeEnded", "(Ljava/lang/Object;I)V");
      case WAIT -> call(code, "waited", "(Ljava/lang/Object;I)V");
      case TOUCH -> {
        code.add(new InsnNode(Opcodes.ACONST_NULL));
        call(code, "touched", "(Ljava/lang/Object;Ljava/lang/Object;I)V");
      }
      case USE -> call(code, "used", "(Ljava/lang/Object;I)V");
      case END, COUNT -> throw new IllegalStateException("no exit hook");
    }
    return code;
  }

  private void acquired(InsnList code, int result) {
    values.pushNumberLate(code, rule.amount(), result);
    if (tells(rule.success())) {
      pushResult(code, result);
      values.pushReferenceLate(code, rule.handle(), result);
      call(code, "acquiredIf", "(Ljava/lang/Object;IILjava/lang/Object;I)V");
    } else if (rule.handle().kind() == ValueSource.Kind.NONE) {
      call(code, "acquired", "(Ljava/lang/Object;II)V");
    } else {
      values.pushReferenceLate(code, rule.handle(), result);
      call(code, "acquired", "(Ljava/lang/Object;ILjava/lang/Object;I)V");
    }
  }

  /** The hook for the exception in slot {@code failure}. */
  InsnList failure(int failure) {
    InsnList code = new InsnList();
    values.pushReferenceLate(code, rule.subject(), NO_SLOT);
    if (rule.role() == Role.WAIT) {
      call(code, "waited", "(Ljava/lang/Object;I)V");
    } else if (rule.role() == Role.SCOPE_END) {
      call(code, "scopeEnded", "(Ljava/lang/Object;I)V");
    } else {
      code.add(new VarInsnNode(Opcodes.ALOAD, token));
      code.add(new VarInsnNode(Opcodes.ALOAD, failure));
      call(code, "releaseFailed", "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Throwable;I)V");
    }
    return code;
  }

  /**
   * The return value as an int that keeps what the rule asks: the sign of a long, 1 for an object,
   * 0 for null.
   */
  private void pushResult(InsnList code, int result) {
    code.add(new VarInsnNode(returned.getOpcode(Opcodes.ILOAD), result));
    if (returned.getSort() == Type.LONG) {
      code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, "java/lang/Long", "signum", "(J)I", false));
    } else if (returned.getSort() == Type.OBJECT || returned.getSort() == Type.ARRAY) {
      code.add(
          new MethodInsnNode(
              Opcodes.INVOKESTATIC,
              "java/util/Objects",
              "nonNull",
              "(Ljava/lang/Object;)Z",
              false));
    }
  }

  private void call(InsnList code, String hook, String descriptor) {
    code.add(Bridge.number(methodId));
    code.add(Bridge.call(hook, descriptor));
  }
}
