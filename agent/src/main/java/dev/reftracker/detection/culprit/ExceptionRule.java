package dev.reftracker.detection.culprit;

import dev.reftracker.detection.evidence.CleanFrames;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.detection.evidence.HandOverTrail;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.detection.evidence.Stacks;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An exception left methods that had the object, and nothing happened to it afterwards.
 *
 * <p>A method that was given the object and throws leaves it to its caller, so the caller of the
 * outermost such method answers. The method itself answers where its caller is an event loop, where
 * healthy objects were released in it, and where it is a lambda whose caller never had the object:
 * such a caller runs what it is told and knows of no references. A method that took the object
 * itself and throws has lost it: it answers, or the constructor under way, since nobody can close
 * an object that was never made. A method that never had it, because something it made does, leaves
 * the answer to the method called from it that gives the others back.
 */
final class ExceptionRule implements CulpritRule {

  private static final double SCORE = 0.6;

  @Override
  public Culprit find(Leftover leftover, Evidence evidence) {
    HandOverTrail trail = leftover.trail();
    List<Event> exits = leftover.exits(evidence);
    if (exits.isEmpty()) {
      return null;
    }
    Frame site = parted(exits, leftover, evidence);
    if (site == null) {
      site =
          given(
              exits,
              leftover,
              evidence.stacks().innermost(trail.events(), Op.ARGUMENT, Op.HANDLER),
              evidence);
    }
    if (site == null) {
      site =
          taken(exits, evidence.stacks().innermost(trail.events(), Op.RETURN), leftover, evidence);
    }
    return site == null ? null : new Culprit(site, "exception", SCORE);
  }

  /**
   * The method that went on with the others, where the exception left it before it could; of an
   * object that was never made nobody expects that it gives back what its maker has.
   */
  private static Frame parted(List<Event> exits, Leftover leftover, Evidence evidence) {
    Frame site = leftover.parting(evidence).site();
    if (site == null
        || site.method().equals("<init>")
        || isLeftToOwner(exits, leftover, evidence)) {
      return null;
    }
    boolean wasLeft = false;
    for (Event exit : exits) {
      List<Frame> stack = evidence.stacks().of(exit);
      if (site != null && !stack.isEmpty()) {
        Frame left = FrameNames.readable(stack.get(0));
        wasLeft |= FrameNames.sameMethod(left, site);
        boolean unmade = left.method().equals("<init>");
        site = unmade && left.className().equals(site.className()) ? null : site;
      }
    }
    return wasLeft ? site : null;
  }

  /** Whether it came, with the exception, back to a method that had the object. */
  private static boolean isLeftToOwner(List<Event> exits, Leftover leftover, Evidence evidence) {
    CleanFrames clean = evidence.clean(leftover.group());
    List<Frame> outermost = evidence.stacks().of(exits.get(exits.size() - 1));
    int caller = clean.acquire(outermost, 1);
    return caller > 0
        && methodsThatHad(leftover.example().events(), clean, evidence)
            .contains(FrameNames.method(outermost.get(caller)));
  }

  private static Frame given(
      List<Event> exits, Leftover leftover, Set<String> methodsGiven, Evidence evidence) {
    CleanFrames clean = evidence.clean(leftover.group());
    for (int i = exits.size() - 1; i >= 0; i--) {
      List<Frame> stack = evidence.stacks().of(exits.get(i));
      if (stack.isEmpty()
          || !methodsGiven.contains(FrameNames.method(stack.get(0)))
          || tookItself(stack, leftover, evidence.stacks())) {
        continue;
      }
      int outermost = clean.clean(stack, 0);
      if (outermost != 0) {
        return outermost < 0 ? null : FrameNames.readable(stack.get(outermost));
      }
      if (stack.size() < 2
          || FrameNames.isJdk(stack.get(1))
          || clean.isHandler(stack.get(0))
          || evidence.borrowers().givesBack(stack.get(0))) {
        return FrameNames.readable(stack.get(0));
      }
      int caller = Math.max(0, clean.clean(stack, 1));
      boolean machinery =
          FrameNames.isLambda(stack.get(0))
              && !knewWhatItHad(stack.get(caller), stack.get(0), leftover, evidence);
      return FrameNames.readable(stack.get(machinery ? 0 : caller));
    }
    return null;
  }

  /**
   * Whether the caller of a lambda had the object, and as what it is: an operator of a stream that
   * is handed anything, and runs what somebody else wrote, does not.
   */
  private static boolean knewWhatItHad(
      Frame caller, Frame lambda, Leftover leftover, Evidence evidence) {
    String method = FrameNames.method(caller);
    List<Event> events = leftover.example().events();
    for (Event event : events) {
      List<Frame> stack = evidence.stacks().of(event);
      if (event.op() == Op.HANDLER
          && !stack.isEmpty()
          && method.equals(FrameNames.method(stack.get(0)))
          && !caller.className().equals(lambda.className())) {
        return false;
      }
    }
    return methodsThatHad(events, evidence.clean(leftover.group()), evidence).contains(method);
  }

  /**
   * Whether the reference was taken in the call: a constructor is given its arguments after that.
   */
  private static boolean tookItself(List<Frame> call, Leftover leftover, Stacks stacks) {
    return call.get(0).method().equals("<init>")
        && stacks.isInside(call, stacks.of(leftover.acquire()));
  }

  /** Its way without the arguments of calls that gave a reference back: that was another one. */
  private static List<Event> ownWay(Leftover leftover, Stacks stacks) {
    List<Event> events = leftover.example().events();
    List<Event> own = new ArrayList<>();
    for (Event step : leftover.way()) {
      boolean released = false;
      for (Event later : events.subList(events.indexOf(step) + 1, events.size())) {
        released |=
            step.op() == Op.ARGUMENT
                && later.op() == Op.RELEASE
                && stacks.isInside(stacks.of(step), stacks.of(later));
      }
      if (!released) {
        own.add(step);
      }
    }
    return own;
  }

  /** The methods that took the object, or were given it, or got it returned. */
  private static Set<String> methodsThatHad(
      List<Event> events, CleanFrames clean, Evidence evidence) {
    Set<String> had = new HashSet<>();
    for (Event event : events) {
      if (event.op() == Op.RELEASE || event.op() == Op.EXCEPTION) {
        continue;
      }
      List<Frame> stack = evidence.stacks().of(event);
      int index =
          event.op().counts()
              ? clean.acquire(stack, 0)
              : clean.clean(stack, event.op() == Op.RETURN ? 1 : 0);
      if (index >= 0) {
        had.add(FrameNames.method(stack.get(index)));
      }
    }
    return had;
  }

  private static Frame taken(
      List<Event> exits, Set<String> returned, Leftover leftover, Evidence evidence) {
    CleanFrames clean = evidence.clean(leftover.group());
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
    return taker == null ? null : answering(taker, leftover, evidence);
  }

  /**
   * The method that was left, or, where something made in it had the reference and it had not, the
   * method called from there in which the others are given back.
   */
  private static Frame answering(Frame left, Leftover leftover, Evidence evidence) {
    CleanFrames clean = evidence.clean(leftover.group());
    List<Event> own = ownWay(leftover, evidence.stacks());
    if (!methodsThatHad(own, clean, evidence).contains(FrameNames.method(left))) {
      Frame inner = InnerReleases.of(leftover, left, evidence);
      if (inner != null) {
        return inner;
      }
    }
    return FrameNames.readable(left);
  }
}
