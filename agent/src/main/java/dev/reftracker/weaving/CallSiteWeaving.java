package dev.reftracker.weaving;

import dev.reftracker.weaving.HookIds.SiteKind;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Puts {@code calling} before and {@code called} after each announced call of a method. It needs no
 * branches: copies are made on the operand stack. What {@code calling} returns stands in one local
 * above all others, which no frame has to list: between the two there is nothing but the call.
 */
final class CallSiteWeaving {

  private static final String CALLING = "(Ljava/lang/Object;Ljava/lang/Object;I)Ljava/lang/Object;";
  private static final String CALLED = "(Ljava/lang/Object;I)V";

  private final CallSiteRules rules;

  CallSiteWeaving(CallSiteRules rules) {
    this.rules = rules;
  }

  /** Weaves a method; returns how many calls were found. */
  int weave(CallSiteMethod method) {
    int found = 0;
    int line = -1;
    int caller = method.isConstructor() ? CallSiteCode.NULL_SLOT : method.thisSlot();
    boolean transparent =
        rules.transparent().covers(method.className(), method.node().name)
            || rules.transparent().isDeclaring(method.className());
    InsnList code = method.node().instructions;
    int token = BodyShape.freeSlot(method.node());
    for (AbstractInsnNode insn : code.toArray()) {
      if (insn instanceof LineNumberNode number) {
        line = number.line;
      } else if (insn == method.superCall()) {
        caller = method.thisSlot();
      } else if (insn instanceof MethodInsnNode call) {
        CallSite site = rules.of(call);
        if (site != null && !(transparent ? tellsNothing(site) : isDropped(call, site))) {
          SiteKind kind = transparent ? SiteKind.DELEGATE : site.kind();
          announce(code, call, site, caller, method.siteId(line, kind), token);
          found++;
        }
      }
    }
    return found;
  }

  private static void announce(
      InsnList code, MethodInsnNode call, CallSite site, int caller, int siteId, int token) {
    CallSiteCode before =
        new CallSiteCode()
            .copyFromBelow(site.slotsAbove())
            .load(caller)
            .push(siteId)
            .bridge(site.touch() ? "callingTouch" : "calling", CALLING)
            .store(token);
    code.insertBefore(call, before.list());
    CallSiteCode after = new CallSiteCode().load(token).push(siteId).bridge("called", CALLED);
    code.insert(call, after.list());
  }

  /**
   * Who wants a new object is told by the calls around a transparent method, which are found
   * without it: what it makes by itself, or begins, adds no link.
   */
  private static boolean tellsNothing(CallSite site) {
    return site.kind() == SiteKind.FACTORY || site.begin();
  }

  /** A result that nobody takes was no new object: the fluent {@code buffer.writeByte(1);}. */
  private static boolean isDropped(MethodInsnNode call, CallSite site) {
    AbstractInsnNode next = call.getNext();
    return site.kind() == SiteKind.FACTORY
        && !call.name.equals("<init>")
        && next != null
        && next.getOpcode() == Opcodes.POP;
  }
}
