package dev.reftracker.weaving;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Decides which hand-over hooks each method of one class gets. Used by one thread. */
final class HandOverClass {

  private static final int UNWOVEN = Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC;

  private final ClassToWeave type;
  private final HandOverTypes types;
  private final CallSiteRules calls;
  private final HandOverCarriers carriers;
  private final HandOverContainers containers;

  /**
   * For one class.
   *
   * @param carriers learns here that the class is one
   * @param containers tells which methods are uses of a container
   */
  HandOverClass(
      ClassToWeave type,
      HandOverTypes types,
      CallSiteRules calls,
      HandOverCarriers carriers,
      HandOverContainers containers) {
    this.type = type;
    this.types = types;
    this.calls = calls;
    this.carriers = carriers;
    this.containers = containers;
  }

  /** Weaves a method; returns whether there was anything to weave. */
  boolean weave(CallSiteMethod method) {
    MethodNode node = method.node();
    if (isGenerated(node) || calls.isCounting(method.className(), node.name, node.desc)) {
      return false; // a counting method's own hook says more
    }
    HandOverPlan plan = HandOverPlan.of(method.className(), node, types);
    if (method.isConstructor()) {
      learn(method.className(), node);
      if (method.superCall() == null) {
        return false;
      }
    }
    boolean given = !plan.arguments().isEmpty();
    boolean used = containers.isUse(method);
    boolean exit = (given || getsTarget(method)) && HandOverExit.isWanted(method);
    if (!given && !plan.returnsTarget() && !used && !exit) {
      return false;
    }
    HandOverWeaving weaving = new HandOverWeaving(method, plan.arguments());
    if (plan.returnsTarget()) {
      weaving.returns();
    }
    if (method.isConstructor()) {
      weaving.constructed();
    }
    weaving.entry(used, exit, type.hasFrames());
    return true;
  }

  /** Bodies of lambdas are the program's own code; other generated methods only pass on. */
  private static boolean isGenerated(MethodNode node) {
    return (node.access & UNWOVEN) != 0
        && !node.name.startsWith("lambda$")
        && !node.name.contains("$anonfun$");
  }

  private void learn(String className, MethodNode constructor) {
    for (Type argument : Type.getArgumentTypes(constructor.desc)) {
      if (types.isHandedOver(argument)) {
        carriers.takesTarget(className);
      } else if (types.isCarrier(argument)) {
        carriers.takesCarrier(className, argument.getInternalName());
      }
    }
  }

  private boolean getsTarget(CallSiteMethod method) {
    if (calls.isTransparent(method.className(), method.node().name)) {
      return false; // what it fails to hand out, its caller never had
    }
    for (AbstractInsnNode insn : method.node().instructions) {
      if (insn instanceof MethodInsnNode call && calls.yieldsTarget(call)) {
        return true;
      }
    }
    return false;
  }
}
