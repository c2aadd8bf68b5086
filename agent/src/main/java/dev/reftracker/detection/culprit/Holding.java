package dev.reftracker.detection.culprit;

import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.detection.evidence.Most;
import dev.reftracker.detection.evidence.Owners;
import dev.reftracker.detection.evidence.Trails;
import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.MethodFacts;
import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Stay;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What objects that keep targets for a while do with them, learned from the ways of references that
 * took the same step into such an object: which of its methods let them out again, and how many of
 * them saw which method called meanwhile.
 */
final class Holding {

  private final Evidence evidence;
  private final LifecycleGroup group;
  private final Map<String, Long> objectsByUse = new HashMap<>();
  private final Set<String> letOut = new HashSet<>();
  private final Set<String> gaveBack = new HashSet<>();
  private final Set<String> handOut = new HashSet<>();
  private final Map<Frame, Long> objectsByUser = new HashMap<>();
  private final String keeper;
  private final Frame taker;
  private final boolean stored;
  private long kept;
  private long passedOn;

  /** Whether the call that took it returned it: of long lives not every such step is kept. */
  private boolean returned;

  private boolean otherWays;

  /**
   * About one step.
   *
   * @param step the event by which the object came to have the target
   */
  Holding(Evidence evidence, LifecycleGroup group, Event step) {
    this.evidence = evidence;
    this.group = group;
    List<Frame> stack = evidence.stacks().of(step);
    String holder = evidence.stacks().names().className(step.holderClassId());
    this.stored = step.op() == Op.STORE;
    this.taker = stack.isEmpty() ? null : stack.get(0);
    this.keeper = holder == null && !stack.isEmpty() ? stack.get(0).className() : holder;
  }

  /** One way that took the step; {@code at} is its index there. */
  void learn(Trails.Trail trail, int at) {
    Event step = trail.steps().get(at);
    Stay stay = evidence.stacks().stay(step, trail.life());
    if (stay == null) {
      return;
    }
    int out = at + 1;
    while (out < trail.steps().size() - 1
        && evidence.trails().staysWhereItIs(group, trail.steps().get(out))) {
      out++;
    }
    List<Frame> given = evidence.stacks().of(step);
    List<Frame> then = evidence.stacks().of(trail.steps().get(out));
    int[] common = evidence.stacks().commonCall(given, then);
    if (common != null && common[0] <= holderFrame(given)) {
      passedOn += trail.objects();
      returned |= trail.steps().get(out).op() == Op.RETURN;
      return;
    }
    kept += trail.objects();
    Event release = trail.steps().get(trail.steps().size() - 1);
    addKeepers(evidence.stacks().of(release), gaveBack);
    learnOut(then, trail.steps().get(out).op() == Op.RETURN, trail.objects());
    for (String use : uses(stay).keySet()) {
      objectsByUse.merge(use, trail.objects(), Long::sum);
    }
  }

  /** By what methods of the object these came out of it, and who had called it. */
  private void learnOut(List<Frame> stack, boolean returnedNow, long objects) {
    int outermost = -1;
    for (int i = 0; i < stack.size(); i++) {
      if (isKeeper(stack.get(i))) {
        letOut.add(FrameNames.method(stack.get(i)));
        if (returnedNow && outermost < 0) {
          handOut.add(FrameNames.method(stack.get(i)));
        }
        outermost = i;
      }
    }
    int user = outermost < 0 ? -1 : evidence.clean(group).acquire(stack, outermost + 1);
    if (user >= 0) {
      objectsByUser.merge(FrameNames.readable(stack.get(user)), objects, Long::sum);
    }
  }

  private void addKeepers(List<Frame> stack, Set<String> methods) {
    for (Frame frame : stack) {
      if (isKeeper(frame)) {
        methods.add(FrameNames.method(frame));
      }
    }
  }

  /** Marks that the others took other steps into other objects of the class. */
  Holding ofOtherWays() {
    otherWays = true;
    return this;
  }

  /** Whether the others only tell what lets targets out, not what is usual for such as this one. */
  boolean isOfOtherWays() {
    return otherWays;
  }

  /** Whether most others stayed with the object when the call that gave them was over. */
  boolean keeps() {
    return !returned && kept > passedOn && !letOut.isEmpty();
  }

  /** What the others are worth as evidence, from 0 to 1: few of them are worth less. */
  double weight() {
    return (double) kept / (kept + 1);
  }

  /** Share of those kept that saw the method called on the object, from 0 to 1. */
  double share(String use) {
    return (double) objectsByUse.getOrDefault(use, 0L) / Math.max(1, kept);
  }

  /** Whether others came out of the object by this method. */
  boolean letsOut(Frame method) {
    return letOut.contains(FrameNames.method(method));
  }

  /**
   * Whether the object gave others back only when its life was ended, and nobody ended the life of
   * this one: not the object let go of what it had, somebody let go of the object.
   */
  boolean wasNeverEnded(Stay stay) {
    for (String method : gaveBack) {
      if (!Owners.isEndOfLife(method.substring(method.indexOf('#') + 1))) {
        return false;
      }
    }
    for (Map.Entry<String, Frame> use : uses(stay).entrySet()) {
      Frame method = use.getValue();
      boolean otherEnd = Owners.isEndOfLife(method.method()) && share(use.getKey()) == 0;
      if (otherEnd || gaveBack.contains(FrameNames.method(method))) {
        return false;
      }
    }
    return !gaveBack.isEmpty();
  }

  /** Whether others were returned by this method: whoever calls it has them from then on. */
  boolean handsOut(Frame method) {
    return handOut.contains(FrameNames.method(method));
  }

  /** Whether the frame is of the object's class or one related to it. */
  boolean isKeeper(Frame frame) {
    return evidence.related(frame.className(), keeper);
  }

  /**
   * Of two methods that are as seldom: the one to suspect first, in every run the same. What took
   * the target itself comes last.
   */
  boolean comesFirst(Frame one, Frame other) {
    return isTaker(one) == isTaker(other) ? Most.isFirst(one, other) : isTaker(other);
  }

  /** Who called the object when it let most others out; null where nobody is known. */
  Frame user() {
    return Most.of(objectsByUser);
  }

  /**
   * Whether it only reads what is there, or is the method that took the target itself and only adds
   * to it.
   */
  boolean isHarmless(Frame method) {
    MethodFacts facts = evidence.facts(method);
    if (facts == null) {
      return isTaker(method);
    }
    return facts.leavesAlone() || (isTaker(method) && !facts.letsGo());
  }

  private boolean isTaker(Frame method) {
    return taker != null && FrameNames.sameMethod(method, taker);
  }

  /** Whether a method could know of the field it is kept in: a superclass does not. */
  boolean mayReach(Frame method) {
    return !stored
        || taker == null
        || method.className().equals(taker.className())
        || !evidence.subtype().test(taker.className(), method.className());
  }

  /** Whether the method's code overwrites a field or takes things out of a collection. */
  boolean maySilentlyDrop(Frame method) {
    MethodFacts facts = evidence.facts(method);
    return facts != null && facts.letsGo() && !letsOut(method);
  }

  /** The methods called on the object meanwhile, by a key that tells overloads apart. */
  Map<String, Frame> uses(Stay stay) {
    return evidence.stacks().methods(stay.uses());
  }

  /** Index of the frame of the object's own method; -1 where none is its own. */
  private int holderFrame(List<Frame> given) {
    for (int i = 0; i < given.size(); i++) {
      if (evidence.related(given.get(i).className(), keeper)) {
        return i;
      }
    }
    return -1;
  }
}
