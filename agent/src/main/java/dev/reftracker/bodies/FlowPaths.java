package dev.reftracker.bodies;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Frame;

/** The paths of one method: which way leads on from where, and what is done with on it. */
final class FlowPaths {

  private final MethodNode method;
  private final List<List<Integer>> before = new ArrayList<>();
  private final List<List<Integer>> after = new ArrayList<>();
  private final long[] consumed;
  private final long[] lost;

  FlowPaths(MethodNode method) {
    this.method = method;
    int size = method.instructions.size();
    consumed = new long[size];
    lost = new long[size];
    for (int i = 0; i < size; i++) {
      before.add(new ArrayList<>(2));
      after.add(new ArrayList<>(2));
    }
  }

  void edge(int from, int to) {
    if (!after.get(from).contains(to)) {
      after.get(from).add(to);
      before.get(to).add(from);
    }
  }

  void consumed(AbstractInsnNode insn, long bits) {
    consumed[method.instructions.indexOf(insn)] |= bits;
  }

  void lost(AbstractInsnNode insn, long bits) {
    lost[method.instructions.indexOf(insn)] |= bits;
  }

  boolean isConsumed(int at, long bit) {
    return (consumed[at] & bit) != 0;
  }

  boolean isLost(int at, long bit) {
    return (lost[at] & bit) != 0;
  }

  /** What is done with in the loop around each branch that is part of one. */
  Map<AbstractInsnNode, Long> usesInLoops() {
    Map<AbstractInsnNode, Long> uses = new HashMap<>();
    for (int i = 0; i < consumed.length; i++) {
      boolean[] onward = after.get(i).size() > 1 ? reached(i, after) : null;
      if (onward != null && onward[i]) {
        boolean[] back = reached(i, before);
        long used = 0;
        for (int k = 0; k < consumed.length; k++) {
          used |= onward[k] && back[k] ? consumed[k] : 0;
        }
        uses.put(method.instructions.get(i), used);
      }
    }
    return uses;
  }

  private boolean[] reached(int from, List<List<Integer>> ways) {
    boolean[] reached = new boolean[consumed.length];
    Deque<Integer> open = new ArrayDeque<>(ways.get(from));
    while (!open.isEmpty()) {
      int at = open.poll();
      if (!reached[at]) {
        reached[at] = true;
        open.addAll(ways.get(at));
      }
    }
    return reached;
  }

  /** All that is ever done with. */
  long consumed() {
    return Arrays.stream(consumed).reduce(0, (one, other) -> one | other);
  }

  /** Whether the method is left by the instruction. */
  boolean leaves(AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    if (opcode == Opcodes.ATHROW) {
      int at = method.instructions.indexOf(insn);
      for (TryCatchBlockNode block : method.tryCatchBlocks) {
        if (at >= method.instructions.indexOf(block.start)
            && at < method.instructions.indexOf(block.end)) {
          return false; // as likely as not it is caught
        }
      }
      return true;
    }
    return opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
  }

  /** The line on which a path begins that has the value and never does anything with it; -1. */
  int leavesAt(long bit, Frame<Held>[] frames) {
    boolean[] leads = leadsToUse(bit);
    for (int i = 0; i < frames.length; i++) {
      boolean has = frames[i] != null && (((HeldFrame) frames[i]).held() & bit) != 0;
      if (!has || !leads[i] || after.get(i).size() < 2) {
        continue;
      }
      for (int way : after.get(i)) {
        if (!leads[way]) {
          return lineFrom(way);
        }
      }
    }
    return -1;
  }

  /** From which instructions a use of this very value can be reached. */
  private boolean[] leadsToUse(long bit) {
    boolean[] leads = new boolean[consumed.length];
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < consumed.length; i++) {
      if ((consumed[i] & bit) != 0) {
        leads[i] = true;
        open.add(i);
      }
    }
    while (!open.isEmpty()) {
      for (int earlier : before.get(open.poll())) {
        if (!leads[earlier] && (lost[earlier] & bit) == 0) {
          leads[earlier] = true;
          open.add(earlier);
        }
      }
    }
    return leads;
  }

  /** The first line of the method, or -1. */
  int firstLine() {
    return lineFrom(0);
  }

  private int lineFrom(int index) {
    for (int i = index; i < method.instructions.size(); i++) {
      AbstractInsnNode insn = method.instructions.get(i);
      if (insn instanceof LineNumberNode line) {
        return line.line;
      }
      if (insn.getOpcode() >= 0) {
        return Origins.line(insn);
      }
    }
    return -1;
  }
}
