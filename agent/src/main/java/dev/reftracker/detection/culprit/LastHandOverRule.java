package dev.reftracker.detection.culprit;

import dev.reftracker.detection.evidence.CleanFrames;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.detection.evidence.Refusals;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.MethodFacts;
import dev.reftracker.runtime.snapshot.Op;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who was given the unanswered reference last: the first clean frame of the newest hand-over, its
 * caller where the object was returned, and further callers while the method is known to be a
 * borrower.
 */
public final class LastHandOverRule implements CulpritRule {

  private static final double SCORE = 0.5;

  /** Of a life of so many events all hand-overs are there. */
  private static final int ALL_KEPT = 32;

  private static final double SCORE_WITHOUT_TWINS = 0.45;

  @Override
  public Culprit find(Leftover leftover, Evidence evidence) {
    Event last = last(leftover, evidence);
    if (last == null) {
      return null;
    }
    CleanFrames clean = evidence.clean(leftover.group());
    List<Frame> stack = evidence.stacks().of(last);
    int index = holder(last, leftover.example(), leftover.trail().events(), clean, evidence);
    if (index < 0) {
      return null;
    }
    if (evidence.isCollection(stack.get(index).className())) {
      // It only stores: what its users do with it in healthy lifecycles says more, else whoever
      // filled it.
      Culprit twin = new TwinRule().find(leftover, evidence);
      int filler = clean.clean(stack, index + 1);
      if (twin != null || filler < 0) {
        return twin;
      }
      index = filler;
    }
    index = Refusals.answering(stack, index, leftover.way(), clean, evidence);
    boolean twins = !evidence.twins().of(leftover.group(), leftover.example()).isEmpty();
    return new Culprit(
        FrameNames.readable(stack.get(index)), "lastHolder", twins ? SCORE : SCORE_WITHOUT_TWINS);
  }

  /**
   * The newest hand-over that can tell who had it: not one of which only is known that it was shown
   * to a method, or that a carrier of it was asked, and not by whom. Null for none.
   */
  static Event last(Leftover leftover, Evidence evidence) {
    CleanFrames clean = evidence.clean(leftover.group());
    List<Event> trail = leftover.trail().events();
    for (int i = trail.size() - 1; i >= 0; i--) {
      Event event = trail.get(i);
      List<Frame> stack = evidence.stacks().of(event);
      boolean tells =
          evidence.trails().isAsked(event)
              ? clean.clean(stack, 1) >= 0
              : stack.size() != 1
                  || event.op() != Op.ARGUMENT
                  || !isShown(event, stack.get(0), evidence);
      if (tells && event.op() != Op.EXCEPTION && event.op() != Op.STORE) {
        return event;
      }
    }
    return null;
  }

  /**
   * Index of the frame that has the object after the hand-over, or -1 when no frame is clean. A
   * borrower is passed over only where it was given this object: what it made itself is its own.
   *
   * @param life its life; of a long one not all hand-overs were kept
   * @param trail the hand-overs of the reference, to tell who was given it
   */
  public static int holder(
      Event handOver, Lifecycle life, List<Event> trail, CleanFrames clean, Evidence evidence) {
    List<Frame> stack = evidence.stacks().of(handOver);
    boolean returned = handOver.op() == Op.RETURN;
    int index = clean.clean(stack, returned ? 1 : 0);
    if (answersAsked(handOver, stack, clean, evidence)) {
      return 0;
    }
    if (!returned) {
      Map<String, Event> given = given(trail, clean, evidence);
      Plumbing plumbing = new Plumbing(life, clean, evidence);
      boolean looking = true;
      while (index >= 0) {
        Frame method = stack.get(index);
        Event step = given.get(FrameNames.method(method));
        looking &= step == null ? isShown(method, evidence) : isShown(step, method, evidence);
        boolean dropped = step == null && looking && life.events().size() > ALL_KEPT;
        int caller = clean.clean(stack, index + 1);
        boolean borrows =
            step != null
                && !evidence.isCollection(method.className())
                && (looking || evidence.borrowers().isBorrower(method));
        int user = plumbing.user(stack, index, given.keySet());
        if (step == null && user != index) {
          index = user;
          continue;
        }
        if (caller < 0 || !(borrows || dropped)) {
          break;
        }
        index = caller;
      }
    }
    return index < 0 ? index : evidence.owners().user(stack, index, clean);
  }

  /**
   * Whether an object that others of its class give theirs back was asked for something by code
   * that knows nothing of targets: a timer that runs or cancels its tasks. Then the object answers.
   */
  private static boolean answersAsked(
      Event asked, List<Frame> stack, CleanFrames clean, Evidence evidence) {
    int caller = clean.clean(stack, 1);
    return caller > 0
        && evidence.trails().isAsked(asked)
        && evidence.trails().givesBack(stack.get(0).className())
        && !evidence.stacks().names().looksInto(stack.get(caller).className());
  }

  /** Whether it belongs to no object, and its code can only look at it or show it to others. */
  private static boolean isShown(Event step, Frame method, Evidence evidence) {
    return step.holderId() == 0 && isShown(method, evidence);
  }

  private static boolean isShown(Frame method, Evidence evidence) {
    MethodFacts facts = evidence.facts(method);
    return facts != null && (facts.onlyLooks() || facts.onlyPasses());
  }

  /** The newest call of each method that was given the object. */
  private static Map<String, Event> given(List<Event> trail, CleanFrames clean, Evidence evidence) {
    Map<String, Event> given = new HashMap<>();
    for (Event event : trail) {
      if (event.op() == Op.ARGUMENT || event.op() == Op.HANDLER) {
        List<Frame> stack = evidence.stacks().of(event);
        if (clean.clean(stack, 0) == 0) { // not a carrier's constructor inside the method
          given.put(FrameNames.method(stack.get(0)), event);
        }
      }
    }
    return given;
  }
}
