package dev.reftracker.detection;

import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.runtime.Event;
import dev.reftracker.runtime.Op;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An exception left methods that had the object, and nothing happened to it afterwards.
 *
 * <p>A method that was given the object and throws leaves it to its caller, so the caller of the
 * outermost such method answers; the method itself where its caller is an event loop. A method that
 * took the object itself and throws has lost it: it answers, or the constructor under way, since
 * nobody can close an object that was never made.
 */
final class ExceptionRule implements CulpritRule {

  private static final double SCORE = 0.7;

  @Override
  public Culprit find(Leftover leftover, Evidence evidence) {
    HandOverTrail trail = leftover.trail();
    List<Event> exits = trail.finalExceptions();
    if (exits.isEmpty()) {
      return null;
    }
    CleanFrames clean = evidence.clean(leftover.group());
    Frame site = given(exits, methodsGiven(trail, evidence), clean, evidence);
    if (site == null) {
      site = taken(exits, returned(trail, evidence), clean, evidence);
    }
    return site == null ? null : new Culprit(site, "exception", SCORE);
  }

  private static Frame given(
      List<Event> exits, Set<String> methodsGiven, CleanFrames clean, Evidence evidence) {
    for (int i = exits.size() - 1; i >= 0; i--) {
      List<Frame> stack = evidence.stacks().of(exits.get(i));
      if (stack.isEmpty() || !methodsGiven.contains(FrameNames.method(stack.get(0)))) {
        continue;
      }
      int outermost = clean.clean(stack, 0);
      if (outermost != 0) {
        return outermost < 0 ? null : FrameNames.readable(stack.get(outermost));
      }
      int caller = 1;
      if (caller >= stack.size()
          || FrameNames.isJdk(stack.get(caller))
          || clean.isHandler(stack.get(0))) {
        return FrameNames.readable(stack.get(0));
      }
      int cleanCaller = clean.clean(stack, caller);
      return FrameNames.readable(stack.get(Math.max(0, cleanCaller)));
    }
    return null;
  }

  private static Frame taken(
      List<Event> exits, Set<String> returned, CleanFrames clean, Evidence evidence) {
    Frame taker = null;
    for (Event exit : exits) {
      List<Frame> stack = evidence.stacks().of(exit);
      if (stack.isEmpty() || returned.contains(FrameNames.method(stack.get(0)))) {
        continue; // a later call of the method: the object had left the one that took it
      }
      Frame left = stack.get(0);
      boolean constructor = left.method().equals("<init>") && clean.acquire(stack, 0) == 0;
      if (constructor && (taker == null || left.className().equals(taker.className()))) {
        return left;
      }
      if (taker == null && clean.clean(stack, 0) == 0) {
        taker = left;
      }
    }
    return taker == null ? null : FrameNames.readable(taker);
  }

  private static Set<String> returned(HandOverTrail trail, Evidence evidence) {
    Set<String> returned = new HashSet<>();
    for (Event event : trail.events()) {
      List<Frame> stack = evidence.stacks().of(event);
      if (event.op() == Op.RETURN && !stack.isEmpty()) {
        returned.add(FrameNames.method(stack.get(0)));
      }
    }
    return returned;
  }

  private static Set<String> methodsGiven(HandOverTrail trail, Evidence evidence) {
    Set<String> given = new HashSet<>();
    for (Event event : trail.events()) {
      List<Frame> stack = evidence.stacks().of(event);
      if ((event.op() == Op.ARGUMENT || event.op() == Op.HANDLER) && !stack.isEmpty()) {
        given.add(FrameNames.method(stack.get(0)));
      }
    }
    return given;
  }
}
