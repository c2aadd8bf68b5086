package dev.reftracker.bodies;

import dev.reftracker.bodies.HeldSteps.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** The paths of one value: which forget it, and where. */
final class ValueWays {

  /** A method with more of them knows something that the look does not. */
  private static final int MAX_ESCAPES = 2;

  private final Flow flow;
  private final HeldSteps steps;
  private final ValueAt value;
  private final boolean field;
  private final ValueGraph graph;
  private final Doubts doubts;
  private final Handlers handlers;
  private final Set<Escape> escapes = new LinkedHashSet<>();

  ValueWays(Flow flow, HeldSteps steps, ValueGraph graph, ValueAt value, Counted counted) {
    this.flow = flow;
    this.steps = steps;
    this.value = value;
    this.field = value.kind() == ValueUse.Kind.FIELD;
    this.graph = graph;
    this.doubts = new Doubts(flow.method(), graph, counted);
    this.handlers = new Handlers(flow.method(), graph, counted);
  }

  /** What they do; null where that is not certain. */
  WaysOut find() {
    if (value.wasThrown()) {
      addThrown();
    } else if (!field && graph.uses().isEmpty()) {
      return leavesWithIt() ? new WaysOut(flow.type().sourceFile, List.of(), -1, false) : null;
    } else {
      graph.partings().forEach(this::addParting);
    }
    if (field) {
      addLettingGo();
    }
    if (escapes.isEmpty() || escapes.size() > MAX_ESCAPES) {
      return null;
    }
    List<Escape> sorted = new ArrayList<>(escapes);
    sorted.sort(Comparator.comparingInt(Escape::line));
    int other = other();
    return new WaysOut(
        flow.type().sourceFile,
        sorted,
        other < 0 ? -1 : graph.line(other),
        other >= 0 && flow.calls().isRelease(graph.insn(other)));
  }

  /** What is put into a field has the bit of what was there: a use after that may be of either. */
  private void addLettingGo() {
    for (int at : graph.starts()) {
      if (!graph.leadsToUse(at)) {
        add(Escape.By.LETS_GO, at);
      } else if (graph.insn(at).getOpcode() == Opcodes.PUTFIELD) {
        escapes.clear();
        return;
      }
    }
  }

  /** A use that tells what other paths do, a release first; -1 for none. */
  private int other() {
    int handedOn = -1;
    for (int i = 0; i < flow.getFrames().length; i++) {
      AbstractInsnNode insn = graph.insn(i);
      if (!graph.isUse(i) || steps.isThrower(insn)) {
        continue;
      }
      if (flow.calls().isRelease(insn)) {
        return i;
      }
      handedOn = handedOn < 0 && graph.isOpen(i) && !isGetter(insn) ? i : handedOn;
    }
    return handedOn;
  }

  /** What asks a carrier for what it has does nothing with it yet. */
  private static boolean isGetter(AbstractInsnNode insn) {
    return insn instanceof MethodInsnNode call
        && call.getOpcode() != Opcodes.INVOKESTATIC
        && call.desc.startsWith("()")
        && Type.getReturnType(call.desc).getSort() >= Type.ARRAY;
  }

  private boolean leavesWithIt() {
    for (int i = 0; i < flow.getFrames().length; i++) {
      if (graph.isExit(i) || graph.isNext(i)) {
        return true;
      }
    }
    return false;
  }

  private void add(Escape.By by, int at) {
    if (graph.line(at) > 0) {
      escapes.add(new Escape(by, graph.line(at), by == Escape.By.THROW ? thrown(at) : null));
    }
  }

  /** The class of the exception that was made last before it is thrown. */
  private String thrown(int at) {
    AbstractInsnNode made = ValueGraph.before(graph.insn(at));
    boolean isMade = made instanceof MethodInsnNode call && call.name.equals("<init>");
    return isMade ? ((MethodInsnNode) made).owner.replace('/', '.') : null;
  }

  private void addParting(Step parting) {
    boolean seen = value.seenLine() < 0 || graph.comesAfterLine(parting.from(), value.seenLine());
    if (!seen
        || doubts.about(parting)
        || (parting.thrown() && (field || !handlers.isMeant(parting)))) {
      return;
    }
    int first = firstReal(parting.to());
    if (parting.thrown()) {
      addCaught(parting.to(), first);
      return;
    }
    Stretch stretch = new Stretch(graph, parting.to());
    for (int exit : stretch.exits()) {
      add(graph.isThrow(exit) ? Escape.By.THROW : Escape.By.RETURN, exit);
    }
    if (stretch.joins()) {
      add(Escape.By.BRANCH, graph.isOwn(first) ? first : parting.from());
    }
  }

  /** What a {@code finally} throws on is the exception of somebody else. */
  private void addCaught(int handler, int first) {
    for (int exit : leftFrom(handler)) {
      if (!graph.isThrow(exit)) {
        add(Escape.By.CATCH, first);
      } else if (ValueGraph.before(graph.insn(exit)).getOpcode() != Opcodes.ALOAD) {
        add(Escape.By.THROW, exit);
      }
    }
  }

  private int firstReal(int from) {
    int at = from;
    while (graph.insn(at).getOpcode() < 0 && at + 1 < flow.getFrames().length) {
      at++;
    }
    return at;
  }

  private void addThrown() {
    for (int i = 0; i < flow.getFrames().length; i++) {
      if (steps.isThrower(graph.insn(i)) && graph.isOpen(i) && forgetsAfter(i)) {
        add(Escape.By.CALL, i);
      }
    }
  }

  private boolean forgetsAfter(int call) {
    return handlers.mayPassAll(call)
        || handlers.of(call).stream().anyMatch(handler -> !leftFrom(handler).isEmpty());
  }

  /** Where the method is left, or gets the next value, by way of a handler. */
  private Set<Integer> leftFrom(int handler) {
    Set<Integer> left = new LinkedHashSet<>();
    BitSet reached = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(List.of(handler));
    while (!open.isEmpty()) {
      int at = open.poll();
      if (graph.isExit(at) || graph.isNext(at)) {
        left.add(at);
      }
      for (Step step : doubts.about(at) ? List.<Step>of() : graph.after(at)) {
        if (!reached.get(step.to())) {
          reached.set(step.to());
          open.add(step.to());
        }
      }
    }
    return left;
  }
}
