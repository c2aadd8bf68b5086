package dev.reftracker.detection;

import dev.reftracker.report.Frame;
import dev.reftracker.runtime.Event;
import dev.reftracker.runtime.Lifecycle;
import dev.reftracker.runtime.LifecycleGroup;
import dev.reftracker.runtime.Op;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which methods only borrow what they are given, learned from healthy lifecycles: after a borrower has returned, its caller
 * goes on using, passing or returning the object.
 */
final class Borrowers {

  private static final double MOSTLY = 0.5;

  private final Stacks stacks;
  private final Map<String, long[]> borrowedAndKept = new HashMap<>();

  Borrowers(Stacks stacks) {
    this.stacks = stacks;
  }

  void learn(LifecycleGroup group, CleanFrames clean) {
    for (Lifecycle example : group.examples()) {
      List<Event> events = example.events();
      for (int i = 0; i < events.size(); i++) {
        if (events.get(i).op() == Op.ARGUMENT) {
          learn(events, i, clean, group.objects());
        }
      }
    }
  }

  /** Whether healthy lifecycles show that the method gives back what it is given. */
  boolean isBorrower(Frame method) {
    long[] seen = borrowedAndKept.get(FrameNames.method(method));
    return seen != null && (double) seen[0] / (seen[0] + seen[1]) > MOSTLY;
  }

  private void learn(List<Event> events, int index, CleanFrames clean, long objects) {
    List<Frame> stack = stacks.of(events.get(index));
    int callee = clean.clean(stack, 0);
    int caller = callee < 0 ? -1 : clean.clean(stack, callee + 1);
    if (caller < 0) {
      return;
    }
    boolean goesOn = false;
    for (int later = index + 1; later < events.size() && !goesOn; later++) {
      goesOn =
          events.get(later).threadId() == events.get(index).threadId()
              && goesOn(stacks.of(events.get(later)), stack, callee, caller);
    }
    long[] seen =
        borrowedAndKept.computeIfAbsent(FrameNames.method(stack.get(callee)), key -> new long[2]);
    seen[goesOn ? 0 : 1] += objects;
  }

  /** Whether a later event happened in the caller's own call, and not inside the callee. */
  private static boolean goesOn(List<Frame> later, List<Frame> stack, int callee, int caller) {
    int below = stack.size() - caller;
    int at = later.size() - below;
    if (at < 0 || !sameMethod(later.get(at), stack.get(caller))) {
      return false;
    }
    for (int i = 1; i < below; i++) {
      if (!later.get(at + i).equals(stack.get(caller + i))) {
        return false; // another call of the same method
      }
    }
    if (at == 0) {
      return true;
    }
    Frame above = later.get(at - 1);
    boolean inside = sameMethod(above, stack.get(caller - 1)) && later.get(at).equals(stack.get(caller));
    return !inside && !(caller - 1 == callee && sameMethod(above, stack.get(callee)));
  }

  private static boolean sameMethod(Frame one, Frame other) {
    return one.className().equals(other.className()) && one.method().equals(other.method());
  }
}
