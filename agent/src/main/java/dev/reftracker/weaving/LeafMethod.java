package dev.reftracker.weaving;

import dev.reftracker.matching.MatchedMethod;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Puts the hooks of one rule into one method body.
 *
 * <p>The hook on entry stands before the first label of the body, so that a loop to the method's
 * start does not run it again. The exits have no branch of ours; the one handler, where there is
 * one, comes last in the table, so that the body's own handlers go first, and does not cover the
 * hooks on exit.
 */
final class LeafMethod {

  private final ClassToWeave type;
  private final MethodNode method;
  private final LeafValues values;
  private final LeafHooks hooks;

  LeafMethod(ClassToWeave type, MatchedMethod match, int methodId, MethodNode method) {
    this.type = type;
    this.method = method;
    this.values = new LeafValues(type.look().name(), method);
    this.hooks = new LeafHooks(match.rule(), methodId, values, method);
  }

  /** Changes the body. */
  void weave() {
    growFrames();
    AbstractInsnNode[] body = method.instructions.toArray();
    LabelNode start = new LabelNode();
    LabelNode handler = new LabelNode();
    InsnList entry = new InsnList();
    entry.add(values.copies());
    if (hooks.hasEntry()) {
      entry.add(hooks.entry());
    }
    entry.add(start);
    method.instructions.insert(entry);
    boolean covered = weaveExits(body, start, handler);
    if (covered) {
      addHandler(handler);
    }
  }

  private void growFrames() {
    for (AbstractInsnNode i = method.instructions.getFirst(); i != null; i = i.getNext()) {
      if (i instanceof FrameNode frame) {
        frame.local = Frames.append(frame.local, values.base(), values.ownLocals());
      }
    }
  }

  /** Weaves each return and covers what lies between; whether anything is covered. */
  private boolean weaveExits(AbstractInsnNode[] body, LabelNode first, LabelNode handler) {
    LabelNode start = first;
    boolean any = false;
    boolean open = false; // whether an instruction follows start
    for (AbstractInsnNode instruction : body) {
      int opcode = instruction.getOpcode();
      boolean exit = hooks.hasExit() && opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
      if (!exit) {
        open |= opcode >= 0;
        continue;
      }
      LabelNode end = new LabelNode();
      LabelNode next = new LabelNode();
      method.instructions.insertBefore(instruction, end);
      method.instructions.insertBefore(instruction, exit());
      method.instructions.insert(instruction, next);
      any |= open && cover(start, end, handler);
      start = next;
      open = false;
    }
    if (open) {
      LabelNode end = new LabelNode();
      method.instructions.add(end);
      any |= cover(start, end, handler);
    }
    return any;
  }

  private boolean cover(LabelNode start, LabelNode end, LabelNode handler) {
    if (hooks.hasThrow()) {
      method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, handler, null));
    }
    return hooks.hasThrow();
  }

  private InsnList exit() {
    if (!hooks.readsResult()) {
      return hooks.exit(values.scratch());
    }
    Type returned = Type.getReturnType(method.desc);
    InsnList code = new InsnList();
    code.add(new VarInsnNode(returned.getOpcode(Opcodes.ISTORE), values.scratch()));
    code.add(hooks.exit(values.scratch()));
    code.add(new VarInsnNode(returned.getOpcode(Opcodes.ILOAD), values.scratch()));
    return code;
  }

  private void addHandler(LabelNode handler) {
    InsnList code = new InsnList();
    code.add(handler);
    if (type.hasFrames()) {
      List<Object> locals =
          Frames.append(values.handlerArguments(), values.base(), values.ownLocals());
      code.add(
          new FrameNode(
              Opcodes.F_NEW,
              locals.size(),
              locals.toArray(),
              1,
              new Object[] {"java/lang/Throwable"}));
    }
    code.add(new VarInsnNode(Opcodes.ASTORE, values.scratch()));
    code.add(hooks.failure(values.scratch()));
    code.add(new VarInsnNode(Opcodes.ALOAD, values.scratch()));
    code.add(new InsnNode(Opcodes.ATHROW));
    method.instructions.add(code);
  }
}
