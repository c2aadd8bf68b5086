package dev.reftracker.weaving;

import dev.reftracker.config.MethodRule;
import dev.reftracker.config.Role;
import dev.reftracker.config.TypeRule;
import dev.reftracker.config.ValueSource;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Weaves the exceptional exits of the constructors of one tracked class, behind {@code super(...)}:
 * by then a superclass has counted an object that nobody is going to have.
 */
final class UnmadeWeaving {

  private final ClassToWeave type;
  private final boolean begins;
  private final boolean declaring;

  UnmadeWeaving(ClassToWeave type, List<TypeRule> rules, HandOverTypes types) {
    String name = type.look().name();
    this.type = type;
    this.begins = types.isTracked(name) && anyBegins(types.countedBy(name));
    this.declaring = begins && TransparentCode.isDeclaring(name, rules);
  }

  /** Whether constructors of the class may be left after something was counted. */
  boolean isMeant() {
    return begins;
  }

  /** Weaves a method, after all other hooks; returns whether there was anything to weave. */
  boolean weave(CallSiteMethod method) {
    if (!isWanted(method)) {
      return false;
    }
    InsnList code = method.node().instructions;
    LabelNode start = new LabelNode();
    LabelNode handler = new LabelNode();
    code.insert(method.superCall(), start);
    code.add(handler);
    if (type.hasFrames()) {
      HandOverLocals locals = new HandOverLocals(method.node());
      code.add(locals.handlerFrame(method.className(), List.of()));
    }
    CallSiteCode hook = new CallSiteCode().load(method.thisSlot());
    code.add(hook.bridge("unmade", "(Ljava/lang/Object;)V").insn(Opcodes.ATHROW).list());
    method.node().tryCatchBlocks.add(new TryCatchBlockNode(start, handler, handler, null));
    return true;
  }

  private boolean isWanted(CallSiteMethod method) {
    MethodInsnNode made = method.superCall();
    return begins
        && made != null
        && method.thisSlot() != CallSiteCode.NULL_SLOT
        // What the counting class begins, it begins where its own constructor ends.
        && (!declaring || made.owner.equals(method.className()))
        && mayThrowAfter(made);
  }

  private static boolean anyBegins(List<TypeRule> rules) {
    for (TypeRule rule : rules) {
      for (MethodRule method : rule.methods()) {
        if (method.role() == Role.BEGIN && method.subject().kind() == ValueSource.Kind.THIS) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean mayThrowAfter(AbstractInsnNode superCall) {
    for (AbstractInsnNode insn = superCall.getNext(); insn != null; insn = insn.getNext()) {
      boolean ours = insn instanceof MethodInsnNode call && call.owner.equals(Bridge.NAME);
      if (!ours && mayThrow(insn.getOpcode())) {
        return true;
      }
    }
    return false;
  }

  /** Calls, what makes or reads arrays, casts; hardly ever the fields of the object itself. */
  private static boolean mayThrow(int opcode) {
    return (opcode >= Opcodes.INVOKEVIRTUAL && opcode <= Opcodes.CHECKCAST && opcode != Opcodes.NEW)
        || opcode == Opcodes.MULTIANEWARRAY
        || (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD)
        || (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE);
  }
}
