package dev.reftracker.detection.evidence;

import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Names;
import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Stay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Resolves the stacks of events to frames, each stack once. One thread. */
public final class Stacks {

  /**
   * Stacks of so many frames may have been cut, so that their outer ends do not tell the depth; of
   * one frame alone nobody knows the callers.
   */
  private static final int CUT_AT = 16;

  private final Names names;
  private final Map<Integer, List<Frame>> byStackId = new HashMap<>();
  private final Map<Integer, List<Frame>> bySiteId = new HashMap<>();

  /** Resolves by the names of one snapshot. */
  public Stacks(Names names) {
    this.names = names;
  }

  /** Where its names come from. */
  public Names names() {
    return names;
  }

  /**
   * The frames of an event, nearest first; its call site alone where no stack was taken; empty when
   * neither is known.
   */
  public List<Frame> of(Event event) {
    if (event.stackId() != 0) {
      return byStackId.computeIfAbsent(event.stackId(), id -> frames(names.stack(id)));
    }
    return bySiteId.computeIfAbsent(event.siteId(), this::siteAlone);
  }

  /** The frame of a site id alone, or null when unknown. */
  public Frame site(int siteId) {
    List<Frame> frames = bySiteId.computeIfAbsent(siteId, this::siteAlone);
    return frames.isEmpty() ? null : frames.get(0);
  }

  /**
   * The nearest frames of an event as one string, lines included; equal for events of the same
   * path.
   */
  public String path(Event event, int depth) {
    List<Frame> frames = of(event);
    return path(frames.subList(0, Math.min(depth, frames.size())));
  }

  /** The frames as one string, lines included. */
  public static String path(List<Frame> frames) {
    StringBuilder path = new StringBuilder();
    for (Frame frame : frames) {
      path.append(frame.className())
          .append('#')
          .append(frame.method())
          .append(':')
          .append(frame.line())
          .append(' ');
    }
    return path.toString();
  }

  /**
   * Whether an acquire and a release happened in the same call of the same method, as far as their
   * stacks can tell.
   */
  public boolean sameCall(Event acquire, Event release, CleanFrames clean) {
    List<Frame> first = of(acquire);
    List<Frame> second = of(release);
    int taken = clean.acquire(first, 0);
    int given = clean.clean(second, 0);
    if (taken < 0 || given < 0 || first.size() - taken != second.size() - given) {
      return false;
    }
    if (!FrameNames.sameMethod(first.get(taken), second.get(given))) {
      return false;
    }
    return first.subList(taken + 1, first.size()).equals(second.subList(given + 1, second.size()));
  }

  /**
   * The stay that a step began. An acquire whose caller is unknown goes with the call that it was
   * made in, where that was given the target.
   */
  public Stay stay(Event step, List<Event> life) {
    if (step.stay() != null || !step.op().takes()) {
      return step.stay();
    }
    Stay before = null;
    for (Event event : life) {
      if (event == step) {
        break;
      }
      if (event.op() == Op.ARGUMENT && event.stay() != null && isInside(of(event), of(step))) {
        before = event.stay();
      }
    }
    return before;
  }

  /** Whether the other stack was taken in the call that is the innermost of the first one. */
  public boolean isInside(List<Frame> call, List<Frame> other) {
    int[] common = commonCall(call, other);
    return common != null && common[0] == 0;
  }

  /**
   * Index of the innermost call that both stacks were taken in, as far as they can tell: in the
   * one, and in the other; null when there is none.
   */
  public int[] commonCall(List<Frame> one, List<Frame> other) {
    for (int i = 0; i < one.size(); i++) {
      for (int k = 0; k < other.size(); k++) {
        if (isSameCall(one, i, other, k)) {
          return new int[] {i, k};
        }
      }
    }
    return null;
  }

  private static boolean isSameCall(List<Frame> one, int i, List<Frame> other, int k) {
    int below = one.size() - i;
    int otherBelow = other.size() - k;
    boolean cut =
        Math.max(one.size(), other.size()) >= CUT_AT || Math.min(one.size(), other.size()) == 1;
    if (!cut && below != otherBelow) {
      return false;
    }
    if (!FrameNames.sameMethod(one.get(i), other.get(k))) {
      return false;
    }
    int known = Math.min(below, otherBelow);
    return one.subList(i + 1, i + known).equals(other.subList(k + 1, k + known));
  }

  private List<Frame> siteAlone(int siteId) {
    StackTraceElement element = names.site(siteId);
    return element == null ? List.of() : List.of(frame(element));
  }

  private static List<Frame> frames(StackTraceElement[] stack) {
    List<Frame> frames = new ArrayList<>(stack.length);
    for (StackTraceElement element : stack) {
      frames.add(frame(element));
    }
    return List.copyOf(frames);
  }

  private static Frame frame(StackTraceElement element) {
    return new Frame(
        element.getClassName(),
        element.getMethodName(),
        element.getFileName(),
        Math.max(-1, element.getLineNumber()));
  }

  /** The innermost method of each event of these kinds, by class and name; of known stacks only. */
  public Set<String> innermost(List<Event> events, Op... kinds) {
    List<Op> wanted = List.of(kinds);
    Set<String> methods = new HashSet<>();
    for (Event event : events) {
      List<Frame> stack = wanted.contains(event.op()) ? of(event) : List.of();
      if (!stack.isEmpty()) {
        methods.add(FrameNames.method(stack.get(0)));
      }
    }
    return methods;
  }

  /** Methods by a key that tells overloads apart, in the order of their sites. */
  public Map<String, Frame> methods(int[] sites) {
    Map<String, Frame> methods = new LinkedHashMap<>();
    for (int site : sites) {
      Frame frame = site(site);
      if (frame != null) {
        methods.put(methodKey(frame), frame);
      }
    }
    return methods;
  }

  /** Overloads of one name begin at different lines. */
  static String methodKey(Frame method) {
    return FrameNames.method(method) + ':' + method.line();
  }
}
