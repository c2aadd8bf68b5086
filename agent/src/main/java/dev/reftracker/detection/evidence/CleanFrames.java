package dev.reftracker.detection.evidence;

import dev.reftracker.report.Frame;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

/**
 * Tells which frames say nothing about who wants a reference. Hard-coded to no library: what is
 * skipped comes from the rule file (transparent frames), from the names of the counting methods
 * (delegates), from the tracked classes themselves, and from the run (carriers: classes whose
 * constructor was given a target).
 *
 * <p>For acquires only delegates, transparent frames and the target's own classes are skipped,
 * since the constructor of a carrier may be the culprit; for hand-overs and releases carriers are
 * skipped too.
 */
public final class CleanFrames {

  private final TypeHints hints;
  private final Set<String> targetClasses;
  private final Set<String> carriers;
  private final BiPredicate<String, String> subtype;
  private final Map<String, Boolean> targetOwn = new ConcurrentHashMap<>();

  /** The answers by class and method: a report asks a hundred times for each. */
  private final Map<String, Map<String, Boolean>> silent = new ConcurrentHashMap<>();

  CleanFrames(
      TypeHints hints,
      Set<String> targetClasses,
      Set<String> carriers,
      BiPredicate<String, String> subtype) {
    this.hints = hints;
    this.targetClasses = targetClasses;
    this.carriers = carriers;
    this.subtype = subtype;
  }

  /** What the rule file says of the type. */
  public TypeHints hints() {
    return hints;
  }

  /** The carriers learned, sorted, for the report. */
  Set<String> carriers() {
    return new TreeSet<>(carriers);
  }

  /** Index of the first frame from {@code from} on that can answer for an acquire, or -1. */
  public int acquire(List<Frame> stack, int from) {
    for (int i = from; i < stack.size(); i++) {
      if (!saysNothing(stack.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** Index of the first clean frame from {@code from} on, or -1. */
  public int clean(List<Frame> stack, int from) {
    for (int i = from; i < stack.size(); i++) {
      Frame frame = stack.get(i);
      if (!saysNothing(frame) && !isCarrier(frame)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The frame that answers for an acquire, or the first of all, or null where there is no stack.
   */
  public Frame acquireSite(List<Frame> stack) {
    return at(stack, acquire(stack, 0));
  }

  /** The first clean frame, or the first of all, or null where there is no stack. */
  public Frame cleanSite(List<Frame> stack) {
    return at(stack, clean(stack, 0));
  }

  /** Whether the method is given messages, so that its caller is an event loop and innocent. */
  public boolean isHandler(Frame frame) {
    return hints.handlers().test(frame.className(), frame.method());
  }

  private boolean saysNothing(Frame frame) {
    return silent
        .computeIfAbsent(frame.className(), name -> new ConcurrentHashMap<>())
        .computeIfAbsent(frame.method(), name -> judge(frame));
  }

  private boolean judge(Frame frame) {
    return FrameNames.isJdk(frame)
        || FrameNames.isSynthetic(frame)
        || hints.roleNames().contains(frame.method())
        || hints.transparent().test(frame.className(), frame.method())
        || isTargetsOwn(frame.className());
  }

  private boolean isCarrier(Frame frame) {
    return carriers.contains(frame.className());
  }

  /** Whether the class is a tracked one, or declares what those count with. */
  boolean isTargetsOwn(String className) {
    return targetOwn.computeIfAbsent(
        className,
        name -> {
          if (hints.countingClass().test(name) || targetClasses.contains(name)) {
            return true;
          }
          for (String target : targetClasses) {
            if (subtype.test(target, name)) {
              return true;
            }
          }
          return false;
        });
  }

  private static Frame at(List<Frame> stack, int index) {
    if (stack.isEmpty()) {
      return null;
    }
    return FrameNames.readable(stack.get(Math.max(0, index)));
  }
}
