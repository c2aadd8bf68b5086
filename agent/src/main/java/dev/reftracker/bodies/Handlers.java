package dev.reftracker.bodies;

import dev.reftracker.bodies.HeldSteps.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** The handlers of a method: what may come to them with a value. */
final class Handlers {

  private static final String ANY = "java/lang/Throwable";
  private static final Set<String> WIDE =
      Set.of(ANY, "java/lang/Exception", "java/lang/RuntimeException", "java/lang/Error");

  private final MethodNode method;
  private final ValueGraph graph;
  private final Counted counted;

  Handlers(MethodNode method, ValueGraph graph, Counted counted) {
    this.method = method;
    this.graph = graph;
    this.counted = counted;
  }

  /** The blocks around an instruction, innermost first. */
  private List<TryCatchBlockNode> around(int at) {
    List<TryCatchBlockNode> blocks = new ArrayList<>();
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      if (at >= index(block.start) && at < index(block.end)) {
        blocks.add(block);
      }
    }
    return blocks;
  }

  private int index(AbstractInsnNode insn) {
    return method.instructions.indexOf(insn);
  }

  /** Where an exception of a call may go on; no such place means out of the method. */
  List<Integer> of(int call) {
    List<Integer> places = new ArrayList<>();
    for (TryCatchBlockNode block : around(call)) {
      places.add(index(block.handler));
      if (catchesAll(block)) {
        return places;
      }
    }
    return places;
  }

  /** Whether some exception of a call leaves the method at once. */
  boolean mayPassAll(int call) {
    return around(call).stream().noneMatch(Handlers::catchesAll);
  }

  private static boolean catchesAll(TryCatchBlockNode block) {
    return block.type == null || block.type.equals(ANY);
  }

  /**
   * Whether somebody wrote the handler for an exception that comes while the method has the value:
   * one that names it, of a kind that every call may throw, or of one that only calls throw which
   * stand where the method has it.
   */
  boolean isMeant(Step thrown) {
    for (TryCatchBlockNode block : around(thrown.from())) {
      if (index(block.handler) == thrown.to()) {
        return block.type != null && isMeant(block);
      }
    }
    return false;
  }

  private boolean isMeant(TryCatchBlockNode block) {
    boolean one = false;
    boolean all = true;
    for (int i = index(block.start); i < index(block.end); i++) {
      if (graph.insn(i) instanceof MethodInsnNode call && !isOfValue(call)) {
        boolean has = graph.after(i).stream().anyMatch(step -> step.thrown());
        one |= has;
        all &= has || graph.isUse(i);
      } else if (graph.insn(i).getOpcode() == Opcodes.ATHROW) {
        one |= graph.isOpen(i);
      }
    }
    return one && (all || WIDE.contains(block.type));
  }

  /** A method of the value itself, or the making of an object that is thrown. */
  private boolean isOfValue(MethodInsnNode call) {
    return call.name.equals("<init>")
        || JdkCalls.isJdk(call.owner)
        || counted.isTarget(call.owner.replace('/', '.'));
  }
}
