package dev.reftracker.weaving;

import dev.reftracker.weaving.HookIds.SiteKind;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Covers the body of a method with a handler that tells of the exception and rethrows it. */
final class HandOverExit {

  /** Each costs a dozen bytes in every method; more parameters of this kind are rare. */
  private static final int MAX_ARGUMENTS = 2;

  private static final String EXCEPTION_LEFT =
      "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Throwable;I)V";

  private final CallSiteMethod method;
  private final List<HandOverArgument> arguments;
  private final HandOverLocals locals;

  HandOverExit(CallSiteMethod method, List<HandOverArgument> arguments, HandOverLocals locals) {
    this.method = method;
    this.arguments = arguments.subList(0, Math.min(MAX_ARGUMENTS, arguments.size()));
    this.locals = locals;
  }

  /** Whether a handler can be woven and is of use: something in the body may throw. */
  static boolean isWanted(CallSiteMethod method) {
    if (method.isConstructor() && method.thisSlot() == CallSiteCode.NULL_SLOT) {
      return false;
    }
    boolean calls = false;
    for (AbstractInsnNode insn : method.node().instructions) {
      int opcode = insn.getOpcode();
      if (opcode == Opcodes.JSR || opcode == Opcodes.RET) {
        return false;
      }
      calls |= opcode == Opcodes.ATHROW || opcode == Opcodes.INVOKEDYNAMIC;
      calls |= insn instanceof MethodInsnNode && insn != method.superCall();
    }
    return calls;
  }

  /** Weaves the handler, last in the exception table: the method's own handlers come first. */
  void weave(LabelNode bodyStart, boolean frames) {
    MethodNode node = method.node();
    LabelNode handler = new LabelNode();
    node.instructions.add(handler);
    if (frames) {
      String thisType = method.thisSlot() == CallSiteCode.NULL_SLOT ? null : method.className();
      node.instructions.add(locals.handlerFrame(thisType, arguments));
    }
    int siteId = method.siteId(method.firstLine(), SiteKind.EXCEPTION);
    CallSiteCode code = new CallSiteCode();
    tell(code, CallSiteCode.NULL_SLOT, siteId); // what it took itself
    for (HandOverArgument argument : arguments) {
      tell(code, argument.slot(), siteId);
    }
    node.instructions.add(code.insn(Opcodes.ATHROW).list());
    node.tryCatchBlocks.add(new TryCatchBlockNode(bodyStart, handler, handler, null));
  }

  private void tell(CallSiteCode code, int slot, int siteId) {
    code.insn(Opcodes.DUP).load(slot).insn(Opcodes.SWAP).load(method.thisSlot());
    code.insn(Opcodes.SWAP).push(siteId).bridge("exceptionLeft", EXCEPTION_LEFT);
  }
}
