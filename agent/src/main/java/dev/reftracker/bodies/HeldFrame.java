package dev.reftracker.bodies;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/**
 * The state of a method before one instruction, over all paths that lead there: which origins some
 * path still has, which some path is done with, which strayed: left the field or collection that
 * they were in, and nothing was done with them since.
 */
final class HeldFrame extends Frame<Held> {

  private Flow flow;
  private long held;
  private long done;
  private long strayed;
  private Inside inside;
  private Held tested;
  private AbstractInsnNode executed;
  private long heldBeforeJump;
  private long strayedBeforeJump;
  private long doneBeforeJump;

  HeldFrame(int locals, int stack, Flow flow) {
    super(locals, stack);
    this.flow = flow;
  }

  HeldFrame(HeldFrame other) {
    super(other);
  }

  @Override
  public Frame<Held> init(Frame<? extends Held> frame) {
    HeldFrame other = (HeldFrame) frame;
    flow = other.flow;
    held = other.held;
    done = other.done;
    strayed = other.strayed;
    inside = other.inside == null ? null : new Inside(other.inside);
    return super.init(frame);
  }

  @Override
  public boolean merge(Frame<? extends Held> frame, Interpreter<Held> interpreter)
      throws AnalyzerException {
    HeldFrame other = (HeldFrame) frame;
    boolean changed =
        (other.held & ~held) != 0 || (other.done & ~done) != 0 || (other.strayed & ~strayed) != 0;
    held |= other.held;
    done |= other.done;
    strayed |= other.strayed;
    changed |= other.inside != null && made().putAll(other.inside);
    changed |= super.merge(frame, interpreter);
    return changed;
  }

  @Override
  public void execute(AbstractInsnNode insn, Interpreter<Held> interpreter)
      throws AnalyzerException {
    heldBeforeJump = held;
    strayedBeforeJump = strayed;
    doneBeforeJump = done;
    flow.executes(this);
    executed = insn;
    tested = getStackSize() == 0 ? null : top(0);
    switch (insn.getOpcode()) {
      case Opcodes.PUTFIELD -> stored((FieldInsnNode) insn, top(1), top(0));
      case Opcodes.PUTSTATIC, Opcodes.ARETURN -> consume(top(0), insn);
      case Opcodes.AASTORE -> put(top(2), top(0), insn);
      case Opcodes.CHECKCAST -> flow.cast(insn, top(0));
      default -> called(insn);
    }
    super.execute(insn, interpreter);
    if (insn.getOpcode() == Opcodes.NEW) {
      begin(flow.origins().known(insn), insn);
    }
  }

  private void called(AbstractInsnNode insn) {
    if (insn instanceof MethodInsnNode call) {
      int receiver = call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1;
      flow.calls().apply(this, call, arguments(call.desc, receiver));
    } else if (insn instanceof InvokeDynamicInsnNode made) {
      for (Held captured : arguments(made.desc, 0)) {
        if (captured.kind() != Held.Kind.SELF) {
          consume(captured, insn);
        }
      }
    }
  }

  private List<Held> arguments(String descriptor, int receiver) {
    int count = Type.getArgumentTypes(descriptor).length + receiver;
    List<Held> arguments = new ArrayList<>();
    for (int i = count - 1; i >= 0; i--) {
      arguments.add(top(i));
    }
    return arguments;
  }

  private Held top(int below) {
    return getStack(getStackSize() - 1 - below);
  }

  /** A value goes into a field; what was there before is let go of. */
  private void stored(FieldInsnNode access, Held object, Held value) {
    if (object.kind() == Held.Kind.SELF && !flow.isConstructor()) {
      letOut(flow.origins().knownField(access.name));
    }
    put(object, value, access);
  }

  /** A value is put into an object: it is with that one now, or out of this method's hands. */
  void put(Held into, Held value, AbstractInsnNode insn) {
    if (!value.isReference() || value.all() == 0) {
      return;
    }
    long local = into.own() & flow.ownObjects();
    if (local == 0) {
      boolean keeps = into.kind() == Held.Kind.SELF || (into.own() & flow.origins().fields()) != 0;
      flow.unsure(keeps ? closure(value.all()) : 0); // it is with the same object still
      consume(value, insn);
    } else {
      putInside(local, value.all());
    }
  }

  /** Whoever has the first has the second too. */
  void putInside(long holders, long values) {
    made().put(holders, values);
  }

  private Inside made() {
    if (inside == null) {
      inside = new Inside();
    }
    return inside;
  }

  /** The value, and all that is in it, is given back or in other hands. */
  void consume(Held value, AbstractInsnNode insn) {
    if (value.isReference()) {
      consume(value.all(), insn);
    }
  }

  void consume(long origins, AbstractInsnNode insn) {
    long all = closure(origins);
    if (all != 0) {
      held &= ~all;
      strayed &= ~all;
      done |= all;
      flow.consumed(insn, all);
    }
  }

  /** The value was offered to somebody: some paths are done with it, some still have it. */
  void offer(Held value, AbstractInsnNode insn) {
    long before = held & closure(value.all());
    consume(value, insn);
    held |= before;
  }

  /** The origins, and all that is in them. */
  long closure(long origins) {
    return inside == null ? origins : inside.closure(origins);
  }

  /** From here on the method has it; a second time it has lost the one before. */
  void begin(long origin, AbstractInsnNode insn) {
    if (inside == null || !inside.isIn(origin)) {
      flow.lost(held & origin, insn);
    }
    held |= origin;
    done &= ~origin;
    flow.began(insn, origin);
  }

  /** What is in the object comes out of it and goes nowhere. */
  void letOut(long origins) {
    strayed |= origins & held;
  }

  /** What the instruction before an exception did to them it had done when it threw. */
  void lose(long origins) {
    held &= ~origins;
    strayed &= ~origins;
    done |= origins;
  }

  /** What the method has to answer for: of what fields hold only what has left them. */
  long open() {
    return (held & ~flow.origins().fields()) | strayed;
  }

  /** The same before the instruction that was executed last. */
  long openBefore() {
    return (heldBeforeJump & ~flow.origins().fields()) | strayedBeforeJump;
  }

  void start(long origins) {
    held = origins;
  }

  long held() {
    return held;
  }

  long done() {
    return done;
  }

  long strayed() {
    return strayed;
  }

  @Override
  public void initJumpTarget(int opcode, LabelNode target) {
    held = heldBeforeJump;
    strayed = strayedBeforeJump;
    done = doneBeforeJump;
    if (tested != null && tested.own() != 0) {
      Branch.Side side = Branch.side(opcode, tested.kind(), target != null);
      if (side == Branch.Side.NOTHING_THERE || side == Branch.Side.TAKEN) {
        boolean loop = tested.kind() == Held.Kind.MORE || tested.kind() == Held.Kind.COUNT;
        held &= ~(loop ? flow.exhausted(executed, tested.own()) : tested.own());
        strayed &= tested.isReference() ? ~tested.own() : -1;
      } else if (side == Branch.Side.REFUSED) {
        held |= tested.own();
        done &= ~tested.own();
      }
    }
  }
}
