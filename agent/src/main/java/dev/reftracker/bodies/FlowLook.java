package dev.reftracker.bodies;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/** What one method that was followed does with its values. */
final class FlowLook {

  private final Flow flow;
  private final Frame<Held>[] frames;
  private long dropped;
  private long done;
  private long made;
  private long unsure;
  private long kept;

  FlowLook(Flow flow) {
    this.flow = flow;
    this.frames = flow.getFrames();
  }

  BodyLook look() {
    dropped = flow.lost();
    unsure = flow.unsure();
    for (int i = 0; i < frames.length; i++) {
      AbstractInsnNode insn = flow.method().instructions.get(i);
      if (frames[i] != null && flow.paths().leaves(insn)) {
        leave(insn, new HeldFrame((HeldFrame) frames[i]));
      }
    }
    done |= flow.paths().consumed();
    List<ValueUse> uses = new ArrayList<>();
    for (Origin origin : flow.origins().all()) {
      if (origin.kind() != null) {
        uses.add(use(origin));
      }
    }
    Type returned = Type.getReturnType(flow.method().desc);
    return new BodyLook(
        flow.type().name.replace('/', '.'),
        flow.method().name,
        flow.type().sourceFile,
        flow.paths().firstLine(),
        returned.getSort() == Type.BOOLEAN,
        uses,
        flow.passedOn().all(),
        flow.calls().isTarget(returned),
        (made & flow.origins().mask(ValueUse.Kind.MADE)) != 0);
  }

  private void leave(AbstractInsnNode insn, HeldFrame last) {
    if (insn.getOpcode() == Opcodes.ARETURN) {
      Held returned = last.getStack(last.getStackSize() - 1);
      made |= last.closure(returned.all());
      last.consume(returned, insn);
    }
    dropped |= last.open();
    kept |= last.held() & flow.origins().fields();
    unsure |= last.held() & flow.origins().singleFields();
    done |= last.done();
  }

  private ValueUse use(Origin origin) {
    boolean drops = (dropped & origin.bit()) != 0;
    boolean consumes = (done & origin.bit()) != 0;
    return new ValueUse(
        origin.kind(),
        origin.line(),
        origin.parameter(),
        flow.isSure(origin),
        drops,
        consumes,
        (unsure & origin.bit()) != 0,
        drops && consumes ? flow.paths().leavesAt(origin.bit(), frames) : -1,
        origin.field(),
        (kept & origin.bit()) != 0);
  }
}
