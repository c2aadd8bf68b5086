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
import org.objectweb.asm.tree.AbstractInsnNode;

/** Finds the paths of a method that forget a value, where its code tells them for certain. */
final class WayFinder {

  /** A method with more of them knows something that the look does not. */
  private static final int MAX_ESCAPES = 2;

  private final Flow flow;
  private final HeldSteps steps;
  private final ValueAt value;
  private final Counted counted;

  WayFinder(Flow flow, HeldSteps steps, ValueAt value, Counted counted) {
    this.flow = flow;
    this.steps = steps;
    this.value = value;
    this.counted = counted;
  }

  /** What its paths do; null where that is not certain. */
  WaysOut find() {
    List<WaysOut> found = new ArrayList<>();
    List<Origin> origins = asked();
    boolean fields = value.kind() == ValueUse.Kind.FIELD;
    if (!fields && origins.size() != 1) {
      return null;
    }
    for (Origin origin : origins) {
      WaysOut ways = flow.isSure(origin) ? new OneValue(origin.bit()).ways(fields) : null;
      if (ways != null) {
        found.add(ways);
      }
    }
    return found.size() == 1 ? found.get(0) : null;
  }

  /** A parameter that is of the JDK is not meant where another is a target or carries one. */
  private List<Origin> asked() {
    List<Origin> origins = flow.origins().all().stream().filter(this::isAsked).toList();
    List<Origin> plain = origins.stream().filter(flow::holdsByType).toList();
    return plain.isEmpty() ? origins : plain;
  }

  private boolean isAsked(Origin origin) {
    boolean isInstance = (flow.method().access & Opcodes.ACC_STATIC) == 0;
    boolean self = isInstance && origin.parameter() == 0;
    boolean made = value.kind() == ValueUse.Kind.MADE;
    return origin.kind() == value.kind()
        && !self
        && (!made || value.lines().contains(origin.line()));
  }

  /** The paths of one value. */
  private final class OneValue {

    private final ValueGraph graph;
    private final Doubts doubts;
    private final Handlers handlers;
    private final Set<Escape> escapes = new LinkedHashSet<>();

    OneValue(long bit) {
      this.graph = new ValueGraph(flow, steps, bit);
      this.doubts = new Doubts(flow.method(), graph, counted);
      this.handlers = new Handlers(flow.method(), graph, counted);
    }

    WaysOut ways(boolean field) {
      List<Integer> uses = graph.uses();
      if (value.wasThrown()) {
        addThrown();
        uses.removeIf(use -> steps.isThrower(graph.insn(use)));
      } else if (uses.isEmpty() && !field) {
        return leavesWithIt() ? new WaysOut(flow.type().sourceFile, List.of(), -1, false) : null;
      } else {
        graph.partings().forEach(this::addParting);
      }
      if (field) {
        graph.lettingGo().forEach(at -> add(Escape.By.LETS_GO, at));
      }
      if (escapes.isEmpty() || escapes.size() > MAX_ESCAPES) {
        return null;
      }
      List<Escape> sorted = new ArrayList<>(escapes);
      sorted.sort(Comparator.comparingInt(Escape::line));
      Integer use = best(uses);
      return new WaysOut(
          flow.type().sourceFile,
          sorted,
          use == null ? -1 : graph.line(use),
          use != null && flow.calls().isRelease(graph.insn(use)));
    }

    private Integer best(List<Integer> uses) {
      for (Integer use : uses) {
        if (flow.calls().isRelease(graph.insn(use))) {
          return use;
        }
      }
      return uses.isEmpty() ? null : uses.get(0);
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
        escapes.add(new Escape(by, graph.line(at)));
      }
    }

    private void addParting(Step parting) {
      boolean seen = value.seenLine() < 0 || graph.comesAfterLine(parting.from(), value.seenLine());
      if (!seen || doubts.about(parting) || (parting.thrown() && !handlers.isMeant(parting))) {
        return;
      }
      Stretch stretch = new Stretch(parting.to());
      if (parting.thrown()) {
        if (stretch.joins || stretch.exits.stream().anyMatch(exit -> !isRethrow(exit))) {
          add(Escape.By.CATCH, firstReal(parting.to()));
        }
        return;
      }
      for (int exit : stretch.exits) {
        boolean thrown = graph.insn(exit).getOpcode() == Opcodes.ATHROW;
        add(thrown ? Escape.By.THROW : Escape.By.RETURN, exit);
      }
      if (stretch.joins) {
        int first = firstReal(parting.to());
        add(Escape.By.BRANCH, graph.isOwn(first) ? first : parting.from());
      }
    }

    /** What a {@code finally} throws on is the exception of somebody else. */
    private boolean isRethrow(int exit) {
      AbstractInsnNode thrown = graph.insn(exit).getPrevious();
      return graph.insn(exit).getOpcode() == Opcodes.ATHROW && thrown.getOpcode() == Opcodes.ALOAD;
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
      return handlers.mayPassAll(call) || handlers.of(call).stream().anyMatch(this::mayLeaveFrom);
    }

    private boolean mayLeaveFrom(int handler) {
      BitSet reached = new BitSet();
      Deque<Integer> open = new ArrayDeque<>(List.of(handler));
      while (!open.isEmpty()) {
        int at = open.poll();
        if (graph.isExit(at) || graph.isNext(at)) {
          return true;
        }
        for (Step step : doubts.about(at) ? List.<Step>of() : graph.after(at)) {
          if (!reached.get(step.to())) {
            reached.set(step.to());
            open.add(step.to());
          }
        }
      }
      return false;
    }

    /** The instructions that only paths come to which have forgotten the value. */
    private final class Stretch {

      private final Set<Integer> exits = new LinkedHashSet<>();
      private boolean joins;

      Stretch(int from) {
        BitSet reached = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
          int at = open.poll();
          if (!graph.isOwn(at) || graph.isNext(at)) {
            joins = true;
          } else if (graph.isExit(at)) {
            exits.add(at);
          } else {
            for (Step step : graph.after(at)) {
              if (!reached.get(step.to())) {
                reached.set(step.to());
                open.add(step.to());
              }
            }
          }
        }
      }
    }
  }
}
