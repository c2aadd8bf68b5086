package dev.reftracker.detection.evidence;

import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.Op;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Classes that own what they acquire and give it back when somebody closes them (a vector, a
 * reader): in healthy lifecycles both the acquire and the release lie in frames of the same class
 * or family, and the release came through a method named like an end of life. A leak of their
 * content means that the owner was dropped, so their frames do not answer; their user does.
 */
public final class Owners {

  private static final Set<String> ENDS_OF_LIFE =
      Set.of(
          "close",
          "clear",
          "release",
          "free",
          "destroy",
          "dispose",
          "reset",
          "shutdown",
          "stop",
          "cleanup");

  private final Stacks stacks;
  private final BiPredicate<String, String> subtype;
  private final Set<String> families = new HashSet<>();

  Owners(Stacks stacks, BiPredicate<String, String> subtype) {
    this.stacks = stacks;
    this.subtype = subtype;
  }

  void learn(LifecycleGroup group, CleanFrames clean) {
    for (Lifecycle example : group.examples()) {
      List<Event> events = example.events();
      if (events.isEmpty() || events.get(0).op() == Op.RELEASE) {
        continue;
      }
      List<Frame> acquire = stacks.of(events.get(0));
      int taker = clean.acquire(acquire, 0);
      Event last = lastRelease(events);
      if (taker >= 0 && last != null) {
        learn(acquire.get(taker).className(), stacks.of(last));
      }
    }
  }

  /**
   * Index of the first frame from {@code from} on whose class is no owner; {@code from} when there
   * is none.
   */
  public int user(List<Frame> stack, int from, CleanFrames clean) {
    int index = from;
    while (index >= 0 && index < stack.size() && isOwner(stack.get(index).className())) {
      index = clean.acquire(stack, index + 1);
    }
    return index < 0 ? from : index;
  }

  private void learn(String taker, List<Frame> release) {
    for (Frame frame : release) {
      if (isEndOfLife(frame.method()) && related(taker, frame.className())) {
        families.add(taker);
        families.add(frame.className());
      }
    }
  }

  private boolean isOwner(String className) {
    if (families.contains(className)) {
      return true;
    }
    for (String family : families) {
      if (subtype.test(className, family)) {
        return true;
      }
    }
    return false;
  }

  private boolean related(String one, String other) {
    return one.equals(other) || subtype.test(one, other) || subtype.test(other, one);
  }

  /** Whether a method is named like the end of a life. */
  public static boolean isEndOfLife(String method) {
    String lower = method.toLowerCase(Locale.ROOT);
    return ENDS_OF_LIFE.stream().anyMatch(lower::startsWith);
  }

  private static Event lastRelease(List<Event> events) {
    for (int i = events.size() - 1; i >= 0; i--) {
      if (events.get(i).givesBack()) {
        return events.get(i);
      }
    }
    return null;
  }
}
