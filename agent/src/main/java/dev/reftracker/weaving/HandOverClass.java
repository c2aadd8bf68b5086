package dev.reftracker.weaving;

import dev.reftracker.weaving.HookIds.SiteKind;
import java.util.List;
import java.util.function.Predicate;
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
  private final HandOverContainers containers;
  private final HandOverMessages messages;
  private final HookIds ids;
  private final Predicate<Type> kept;

  /**
   * For one class.
   *
   * @param containers tells which methods are uses of a container
   * @param ids takes what the code of each method tells
   */
  HandOverClass(
      ClassToWeave type,
      HandOverTypes types,
      CallSiteRules calls,
      HandOverContainers containers,
      HookIds ids) {
    this.type = type;
    this.types = types;
    this.calls = calls;
    this.containers = containers;
    this.messages = new HandOverMessages(type.look(), types);
    this.ids = ids;
    this.kept = new Kept(types, containers.isHolder());
  }

  /** Weaves a method; returns whether there was anything to weave. */
  boolean weave(CallSiteMethod method) {
    MethodNode node = method.node();
    if (isGenerated(node.access, node.name)
        || calls.isCounting(method.className(), node.name, node.desc)) {
      return false; // a counting method's own hook says more
    }
    if (isOptionalNotice(node)) {
      return false;
    }
    HandOverPlan plan = plan(method);
    if (method.isConstructor() && method.superCall() == null) {
      return false;
    }
    SiteKind use = containers.isUse(node.access, node.name) ? SiteKind.USE : null;
    if (calls.transparent().covers(method.className(), node.name)) {
      return passesOn(method, plan, use);
    }
    boolean given = !plan.arguments().isEmpty();
    boolean carrier = types.isPlainCarrier(method.className()) && mayUse(node.access, node.name);
    if (!given && containers.isHolder() && new HandOverFacts(node, types, calls).acts()) {
      use = SiteKind.STAY; // being given one is a use too, which its own hook tells
    }
    boolean keeps = keeps(method);
    boolean exit = (given || getsTarget(method)) && HandOverExit.isWanted(method);
    boolean stores =
        !(method.isConstructor() && (given || keeps)) && HandOverWeaving.stores(node, kept);
    if (!given && !plan.returnsTarget() && use == null && !exit && !keeps && !stores && !carrier) {
      return false;
    }
    if (given || use != null || carrier) {
      tell(method, given || carrier);
    }
    HandOverWeaving weaving = body(method, plan, keeps, stores);
    if (carrier) {
      weaving.asked();
    }
    weaving.entry(use, exit, type.hasFrames());
    return true;
  }

  private HandOverPlan plan(CallSiteMethod method) {
    MethodNode node = method.node();
    HandOverPlan plan = HandOverPlan.of(method.className(), node, types, messages);
    HandOverFacts facts = new HandOverFacts(node, types, calls);
    if (mayBeOthers(plan.arguments()) && facts.onlyLooks()) {
      plan = new HandOverPlan(List.of(), plan.returnsTarget());
    }
    return containers.isHolder() ? plan.ofHolder(node, facts) : plan;
  }

  /** Whether it is given only what is a target or a carrier sometimes. */
  private boolean mayBeOthers(List<HandOverArgument> given) {
    for (HandOverArgument argument : given) {
      if (!types.isPassedOn(Type.getObjectType(argument.type()))) {
        return false;
      }
    }
    return !given.isEmpty();
  }

  private HandOverWeaving body(
      CallSiteMethod method, HandOverPlan plan, boolean keeps, boolean stores) {
    HandOverWeaving weaving = new HandOverWeaving(method, plan.arguments());
    if (plan.returnsTarget()) {
      weaving.returns();
    }
    if (method.isConstructor()) {
      weaving.constructed();
    }
    if (keeps) {
      weaving.kept(types);
    }
    if (stores) {
      weaving.stored(kept);
    }
    return weaving;
  }

  private void tell(CallSiteMethod method, boolean given) {
    HandOverFacts facts = new HandOverFacts(method.node(), types, calls);
    ids.facts(
        method.className().replace('/', '.'),
        method.node().name,
        given && facts.onlyLooks(),
        given && facts.onlyPasses(),
        facts.letsGo(),
        given && facts.answers(),
        facts.leavesAlone());
  }

  /**
   * A transparent method says nothing about who has the object, and allocators pass it through
   * many. Only what its constructors wrap must be known: these are the views.
   */
  private boolean passesOn(CallSiteMethod method, HandOverPlan plan, SiteKind use) {
    boolean wraps = method.isConstructor() && !plan.arguments().isEmpty();
    boolean derives = !method.isConstructor() && isDerived(method, plan);
    boolean keeps = keeps(method);
    if (!wraps && !derives && use == null && !keeps) {
      return false;
    }
    HandOverWeaving weaving =
        new HandOverWeaving(method, wraps || derives ? plan.arguments() : List.of());
    if (wraps) {
      weaving.constructed();
    }
    if (keeps) {
      weaving.kept(types);
    }
    if (derives || use != null) {
      weaving.entry(use, false, type.hasFrames());
    } else {
      weaving.keptArguments();
    }
    return true;
  }

  /**
   * A message or buffer whose constructor makes the target it stands for: a carrier that was given
   * nothing.
   */
  private boolean keeps(CallSiteMethod method) {
    return method.isConstructor()
        && types.isHandedOver(Type.getObjectType(method.className()))
        && !HandOverWeaving.stores(method, types).isEmpty();
  }

  /**
   * A target that is given another target when a pool hands it out becomes its view: it holds a
   * reference on it. Public methods that take targets are those of every target: they copy.
   */
  private boolean isDerived(CallSiteMethod method, HandOverPlan plan) {
    return !plan.arguments().isEmpty()
        && mayBeDerived(method.node().access)
        && types.isTracked(method.className());
  }

  /**
   * Whether others call the method on an object: if that is a carrier, they have what it carries.
   */
  static boolean mayUse(int access, String name) {
    return (access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0 && !name.equals("<init>");
  }

  static boolean mayBeDerived(int access) {
    return (access & (Opcodes.ACC_STATIC | Opcodes.ACC_PUBLIC)) == 0;
  }

  /** Bodies of lambdas are the program's own code; other generated methods only pass on. */
  static boolean isGenerated(int access, String name) {
    return (access & UNWOVEN) != 0 && !name.startsWith("lambda$") && !name.contains("$anonfun$");
  }

  /**
   * Whether it is a method of an interface that does nothing unless somebody overrides it. Whoever
   * calls such a method only tells: what nobody need take up is not handed over.
   */
  private boolean isOptionalNotice(MethodNode node) {
    if (!type.look().isInterface() || !node.desc.endsWith(")V")) {
      return false;
    }
    for (AbstractInsnNode insn : node.instructions) {
      if (insn.getOpcode() >= 0 && insn.getOpcode() != Opcodes.RETURN) {
        return false;
      }
    }
    return (node.access & Opcodes.ACC_ABSTRACT) == 0;
  }

  private boolean getsTarget(CallSiteMethod method) {
    for (AbstractInsnNode insn : method.node().instructions) {
      if (insn instanceof MethodInsnNode call && calls.yieldsTarget(call)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Which fields may keep a target or who has one.
   *
   * @param untyped whether one of unknown type may
   */
  private record Kept(HandOverTypes types, boolean untyped) implements Predicate<Type> {
    @Override
    public boolean test(Type field) {
      return types.isHandedOver(field)
          || types.isCarrier(field)
          || (untyped && HandOverMessages.isObject(field));
    }
  }
}
