package dev.reftracker.weaving;

import dev.reftracker.weaving.HookIds.SiteKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Weaves the hand-overs of one method: what comes in, goes out, stays in a new object, or is left
 * by an exception.
 */
final class HandOverWeaving {

  private static final String OBJECTS = "(Ljava/lang/Object;Ljava/lang/Object;I)V";
  private static final String OBJECT = "(Ljava/lang/Object;I)V";

  private final CallSiteMethod method;
  private final MethodNode node;
  private final List<HandOverArgument> arguments;
  private final HandOverLocals locals;
  private final InsnList copies = new InsnList();
  private boolean asked;

  HandOverWeaving(CallSiteMethod method, List<HandOverArgument> arguments) {
    this.method = method;
    this.node = method.node();
    this.arguments = new ArrayList<>(arguments);
    this.locals = new HandOverLocals(node);
    keepArguments();
  }

  /** Weaves results. */
  void returns() {
    int line = -1;
    for (AbstractInsnNode insn : node.instructions.toArray()) {
      if (insn instanceof LineNumberNode number) {
        line = number.line;
      } else if (insn.getOpcode() == Opcodes.ARETURN && !returnsNothingNew(insn)) {
        CallSiteCode hook = new CallSiteCode().insn(Opcodes.DUP).load(method.thisSlot());
        hook.push(method.siteId(line, SiteKind.RETURN)).bridge("returned", OBJECTS);
        node.instructions.insertBefore(insn, hook.list());
      }
    }
  }

  /** Weaves the normal exits of a constructor. */
  void constructed() {
    int siteId = method.siteId(method.firstLine(), SiteKind.CONSTRUCTOR);
    for (AbstractInsnNode insn : node.instructions.toArray()) {
      if (insn.getOpcode() == Opcodes.RETURN) {
        for (HandOverArgument argument : arguments) {
          CallSiteCode hook = new CallSiteCode().load(method.thisSlot()).load(argument.slot());
          hook.push(siteId).bridge("constructed", OBJECTS);
          node.instructions.insertBefore(insn, hook.list());
        }
      }
    }
  }

  /** Weaves the stores by which a constructor keeps a target that it made itself. */
  void kept(Predicate<Type> isTarget) {
    int siteId = method.siteId(method.firstLine(), SiteKind.CONSTRUCTOR);
    for (AbstractInsnNode insn : stores(method, isTarget)) {
      CallSiteCode hook = new CallSiteCode().insn(Opcodes.DUP2);
      node.instructions.insertBefore(insn, hook.push(siteId).bridge("constructed", OBJECTS).list());
    }
  }

  /**
   * Weaves the stores by which a method keeps a target; of a constructor those after {@code
   * super(...)}.
   */
  void stored(Predicate<Type> isTarget) {
    int line = method.firstLine();
    boolean made = !method.isConstructor();
    for (AbstractInsnNode insn : node.instructions.toArray()) {
      made |= insn == method.superCall();
      if (insn instanceof LineNumberNode number) {
        line = number.line;
      } else if (made && isStore(insn, isTarget)) {
        CallSiteCode hook = new CallSiteCode().insn(Opcodes.DUP2);
        hook.push(method.siteId(line, SiteKind.STORE)).bridge("constructed", OBJECTS);
        node.instructions.insertBefore(insn, hook.list());
      }
    }
  }

  /** Whether a method stores a target into a field of some object. */
  static boolean stores(MethodNode method, Predicate<Type> isTarget) {
    for (AbstractInsnNode insn : method.instructions) {
      if (isStore(insn, isTarget)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isStore(AbstractInsnNode insn, Predicate<Type> isTarget) {
    return insn.getOpcode() == Opcodes.PUTFIELD
        && isTarget.test(Type.getType(((FieldInsnNode) insn).desc))
        && (insn.getPrevious() == null || insn.getPrevious().getOpcode() != Opcodes.ACONST_NULL);
  }

  /** Lets the entry tell that whoever calls the method has its object, which is a carrier. */
  void asked() {
    asked = true;
  }

  /** The stores of targets into fields after {@code super(...)}; none where that is not at hand. */
  static List<AbstractInsnNode> stores(CallSiteMethod method, Predicate<Type> isTarget) {
    List<AbstractInsnNode> stores = new ArrayList<>();
    if (method.superCall() == null || method.thisSlot() == CallSiteCode.NULL_SLOT) {
      return stores;
    }
    for (AbstractInsnNode insn = method.superCall(); insn != null; insn = insn.getNext()) {
      if (isStore(insn, isTarget)) {
        stores.add(insn);
      }
    }
    return stores;
  }

  /**
   * Weaves entry and exceptional exit. To be called last: whatever the body holds by then is
   * covered.
   *
   * @param use {@code USE} or {@code STAY} where the entry is one, else null
   * @param exit whether exceptional exits are wanted
   * @param frames whether the class file has frames
   */
  void entry(SiteKind use, boolean exit, boolean frames) {
    InsnList entry = entryHooks(use);
    LabelNode bodyStart = new LabelNode();
    entry.add(bodyStart);
    if (method.superCall() == null) {
      node.instructions.insert(entry);
    } else {
      node.instructions.insert(method.superCall(), entry);
    }
    if (exit) {
      new HandOverExit(method, arguments, locals).weave(bodyStart, frames);
    }
    keptArguments();
    node.instructions.insert(firstLine()); // so that a stack taken in a hook shows a line
  }

  /** Weaves the copies that the other hooks read; {@link #entry} does it itself. */
  void keptArguments() {
    node.instructions.insert(copies);
  }

  /**
   * Makes copies of the parameters that the body overwrites, so that all hooks see what the caller
   * passed.
   */
  private void keepArguments() {
    CallSiteCode code = new CallSiteCode();
    for (int i = 0; i < arguments.size(); i++) {
      HandOverArgument argument = arguments.get(i);
      if (!locals.isStable(argument.slot(), argument.type())) {
        int copy = locals.reserve(argument.type());
        code.load(argument.slot()).store(copy);
        arguments.set(i, argument.movedTo(copy));
      }
    }
    locals.extendFrames();
    copies.add(code.list());
  }

  private InsnList entryHooks(SiteKind use) {
    CallSiteCode entry = new CallSiteCode();
    for (int i = 0; i < arguments.size(); i++) {
      HandOverArgument argument = arguments.get(i);
      entry.load(argument.slot()).load(method.thisSlot());
      entry.push(method.argumentSiteId(i, argument.kind()));
      entry.bridge("handedOver", OBJECTS);
    }
    if (asked) {
      entry.load(method.thisSlot()).load(CallSiteCode.NULL_SLOT);
      entry
          .push(method.siteId(method.firstLine(), SiteKind.ARGUMENT))
          .bridge("handedOver", OBJECTS);
    }
    if (use != null && method.thisSlot() != CallSiteCode.NULL_SLOT) {
      entry.load(method.thisSlot());
      entry.push(method.siteId(method.firstLine(), use)).bridge("usedContainer", OBJECT);
    }
    return entry.list();
  }

  private InsnList firstLine() {
    InsnList code = new InsnList();
    int line = method.firstLine();
    if (line >= 0) {
      LabelNode start = new LabelNode();
      code.add(start);
      code.add(new LineNumberNode(line, start));
    }
    return code;
  }

  private boolean returnsNothingNew(AbstractInsnNode areturn) {
    AbstractInsnNode value = areturn.getPrevious();
    if (value == null) {
      return false;
    }
    boolean isThis =
        value.getOpcode() == Opcodes.ALOAD
            && ((VarInsnNode) value).var == 0
            && (node.access & Opcodes.ACC_STATIC) == 0;
    return isThis || value.getOpcode() == Opcodes.ACONST_NULL;
  }
}
