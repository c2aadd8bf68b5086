package dev.reftracker.detection.evidence;

import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.Op;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Which methods only borrow what they are given, learned from healthy lifecycles: after a borrower
 * has returned, one of its callers that had the object (or later its caller's class) goes on using,
 * passing or releasing it, and the method and its object do not give it back.
 */
public final class Borrowers {

  private static final double MOSTLY = 0.5;

  private final Stacks stacks;
  private final BiPredicate<String, String> subtype;
  private final Map<String, long[]> borrowedAndKept = new HashMap<>();
  private final Map<String, long[]> gaveBackAndNot = new HashMap<>();

  Borrowers(Stacks stacks, BiPredicate<String, String> subtype) {
    this.stacks = stacks;
    this.subtype = subtype;
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
  public boolean isBorrower(Frame method) {
    return isMostly(borrowedAndKept.get(FrameNames.method(method)));
  }

  /** Whether healthy lifecycles show that the method itself releases what it is given. */
  public boolean givesBack(Frame method) {
    return isMostly(gaveBackAndNot.get(FrameNames.method(method)));
  }

  private static boolean isMostly(long[] seen) {
    return seen != null && (double) seen[0] / (seen[0] + seen[1]) > MOSTLY;
  }

  private void learn(List<Event> events, int index, CleanFrames clean, long objects) {
    List<Frame> stack = stacks.of(events.get(index));
    int callee = clean.clean(stack, 0);
    int caller = callee == 0 ? clean.clean(stack, 1) : -1;
    if (caller < 0) {
      return; // a carrier was given it, which the method around made
    }
    Event given = events.get(index);
    Set<String> had = holders(events.subList(0, index), clean);
    boolean goesOn = false;
    boolean takesPart = index + 1 == events.size();
    boolean givesBack = false;
    for (int later = index + 1; later < events.size() && !takesPart; later++) {
      List<Frame> then = stacks.of(events.get(later));
      givesBack |= releasesIn(events.get(later), then, stack.get(callee));
      takesPart = takesPart(events.get(later), given, then, stack.get(callee));
      boolean sameThread = events.get(later).threadId() == given.threadId();
      for (int i = callee + 1; sameThread && !goesOn && i < stack.size(); i++) {
        goesOn = had.contains(FrameNames.method(stack.get(i))) && goesOn(then, stack, callee, i);
      }
      goesOn |= isInClassOf(then, stack.get(caller));
    }
    count(borrowedAndKept, stack.get(callee), goesOn && !takesPart, objects);
    count(gaveBackAndNot, stack.get(callee), givesBack, objects);
  }

  private static void count(Map<String, long[]> seen, Frame method, boolean yes, long objects) {
    seen.computeIfAbsent(FrameNames.method(method), key -> new long[2])[yes ? 0 : 1] += objects;
  }

  private static boolean releasesIn(Event later, List<Frame> then, Frame method) {
    return later.givesBack()
        && then.stream().anyMatch(frame -> FrameNames.sameMethod(frame, method));
  }

  /** The methods that have had the object so far: took it, were given it, got it back. */
  private Set<String> holders(List<Event> events, CleanFrames clean) {
    Set<String> had = new HashSet<>();
    for (Event event : events) {
      List<Frame> stack = stacks.of(event);
      int index =
          switch (event.op()) {
            case BEGIN, BASELINE, ACQUIRE -> clean.acquire(stack, 0);
            case RETURN, CONSTRUCTOR -> clean.clean(stack, 1);
            case ARGUMENT, HANDLER -> clean.clean(stack, 0);
            default -> -1;
          };
      if (index >= 0) {
        had.add(FrameNames.method(stack.get(index)));
      }
    }
    return had;
  }

  /** Whether the caller's class acts later: it keeps what its helpers only look at. */
  private boolean isInClassOf(List<Frame> later, Frame caller) {
    for (Frame frame : later) {
      String other = frame.className();
      if (other.equals(caller.className())
          || subtype.test(other, caller.className())
          || subtype.test(caller.className(), other)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the method, or the object it belongs to, gives the target back; passing it to helpers
   * is none of it.
   */
  private static boolean takesPart(Event later, Event given, List<Frame> then, Frame method) {
    if (later.op() != Op.RELEASE) {
      return false;
    }
    boolean ofObject = given.holderId() != 0;
    if (ofObject && later.holderId() == given.holderId()) {
      return true;
    }
    for (Frame frame : then) {
      if (ofObject
          ? frame.className().equals(method.className())
          : FrameNames.sameMethod(frame, method)) {
        return true;
      }
      if (FrameNames.areLambdasOfOneClass(frame, method)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a later event happened in the caller's own call, and not inside the callee. */
  private static boolean goesOn(List<Frame> later, List<Frame> stack, int callee, int caller) {
    int below = stack.size() - caller;
    int at = later.size() - below;
    if (at < 0 || !FrameNames.sameMethod(later.get(at), stack.get(caller))) {
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
    boolean inside =
        FrameNames.sameMethod(above, stack.get(caller - 1))
            && later.get(at).equals(stack.get(caller));
    return !inside && !(caller - 1 == callee && FrameNames.sameMethod(above, stack.get(callee)));
  }
}
