package dev.reftracker.detection.culprit;

import dev.reftracker.detection.evidence.CleanFrames;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.detection.evidence.Refusals;
import dev.reftracker.detection.evidence.Trails;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Stay;
import java.util.List;
import java.util.Map;

/**
 * A plain object had the target and others like it came out again by one of its methods; this one
 * did not. The method called on the object that those of others seldom see let go of it; else one
 * whose code takes things out and never gave any back; else the method that lets the others out,
 * where the object cannot but have had it. Of an object that took it when it was made and was never
 * ended, its maker answers.
 */
final class HolderRule implements CulpritRule {

  private static final double SCORE_SELDOM = 0.6;
  private static final double SCORE_BY_CODE = 0.5;
  private static final double SCORE_LETS_OUT = 0.55;
  private static final double SCORE_NOT_KEPT = 0.45;
  private static final double SCORE_NOT_ASKED = 0.45;
  private static final double SELDOM = 0.5;

  @Override
  public Culprit find(Leftover leftover, Evidence evidence) {
    List<Event> way = leftover.way();
    for (int i = way.size() - 1; i >= 0; i--) {
      Event step = way.get(i);
      Stay stay = evidence.stacks().stay(step, leftover.example().events());
      if (stay != null) {
        Holding holding = learned(leftover, i, evidence);
        Culprit culprit = holding.keeps() ? culprit(leftover, step, stay, holding, evidence) : null;
        if (culprit != null) {
          return culprit;
        }
      }
      if (!evidence.trails().staysWhereItIs(leftover.group(), step)) {
        break; // it went on from there
      }
    }
    return null;
  }

  /** Learned from the ways that went as far as this one, or else from all that took the step. */
  private static Holding learned(Leftover leftover, int at, Evidence evidence) {
    List<Event> way = leftover.way();
    Trails trails = evidence.trails();
    List<Trails.Trail> others = trails.of(leftover.group(), leftover.acquire());
    if (others.isEmpty()) {
      others = trails.ofType(leftover.group());
    }
    Holding holding = null;
    for (int last = way.size() - 1; last >= at && (holding == null || !holding.keeps()); last--) {
      holding = new Holding(evidence, leftover.group(), way.get(at));
      for (Trails.Trail other : others) {
        int there = trails.index(other, leftover.group(), way.get(at));
        if (there >= 0 && trails.index(other, leftover.group(), way.get(last)) >= there) {
          holding.learn(other, there);
        }
      }
    }
    return holding.keeps() || !trails.of(leftover.group(), leftover.acquire()).isEmpty()
        ? holding
        : ofSuchObjects(leftover, way.get(at), evidence);
  }

  /** Learned from what other objects of the same class did with theirs, however they got them. */
  private static Holding ofSuchObjects(Leftover leftover, Event step, Evidence evidence) {
    Holding holding = new Holding(evidence, leftover.group(), step).ofOtherWays();
    for (Trails.Trail other : evidence.trails().ofType(leftover.group())) {
      int there = -1;
      for (int i = 0; i < other.steps().size() - 1; i++) {
        Event theirs = other.steps().get(i);
        boolean same = theirs.holderClassId() == step.holderClassId() && step.holderClassId() != 0;
        if (same && evidence.stacks().stay(theirs, other.life()) != null) {
          there = i;
        }
      }
      if (there >= 0) {
        holding.learn(other, there);
      }
    }
    return holding;
  }

  private static Culprit culprit(
      Leftover leftover, Event step, Stay stay, Holding holding, Evidence evidence) {
    if (isWhenMade(step, leftover, evidence) && holding.wasNeverEnded(stay)) {
      return ownersUser(step, leftover, holding, evidence);
    }
    Culprit dropped = holding.isOfOtherWays() ? null : dropped(stay, holding);
    if (dropped != null) {
      return dropped;
    }
    boolean asked = false;
    for (Frame use : holding.uses(stay).values()) {
      asked |= holding.letsOut(use);
      if (holding.letsOut(use) && !holding.handsOut(use)) {
        return surelyHad(step, leftover, evidence)
            ? container(use, SCORE_LETS_OUT * holding.weight())
            : notKept(leftover, step, evidence);
      }
    }
    Frame user = holding.user();
    List<Event> way = leftover.way();
    if (evidence.trails().isAsked(way.get(way.size() - 1))) {
      return null; // who asked the object last is known
    }
    boolean known = user != null && (asked || isMaker(user, step, leftover, holding, evidence));
    return known ? new Culprit(user, "lastHolder", SCORE_NOT_ASKED * holding.weight()) : null;
  }

  /**
   * Whether who lets others out of such objects is the one that put this one in: the object never
   * left its hands, and was not asked, or not ended.
   */
  private static boolean isMaker(
      Frame user, Event step, Leftover leftover, Holding holding, Evidence evidence) {
    List<Frame> stack = evidence.stacks().of(step);
    int maker = maker(stack, holding, evidence.clean(leftover.group()));
    return maker >= 0 && FrameNames.sameMethod(FrameNames.readable(stack.get(maker)), user);
  }

  /** Index of the method outside of the object that put the reference into it; -1 for none. */
  private static int maker(List<Frame> stack, Holding holding, CleanFrames clean) {
    int maker = clean.acquire(stack, 0);
    while (maker >= 0 && holding.isKeeper(stack.get(maker))) {
      maker = clean.acquire(stack, maker + 1);
    }
    return maker;
  }

  /** An object that took it when it was made, and was dropped: whoever made that object answers. */
  private static Culprit ownersUser(
      Event step, Leftover leftover, Holding holding, Evidence evidence) {
    CleanFrames clean = evidence.clean(leftover.group());
    List<Frame> stack = evidence.stacks().of(step);
    int maker = maker(stack, holding, clean);
    int user = evidence.owners().user(stack, maker < 0 ? clean.acquire(stack, 0) : maker, clean);
    return new Culprit(
        FrameNames.readable(stack.get(user)), "acquire", SCORE_LETS_OUT * holding.weight());
  }

  /** What lets the others out did not have this one: the call that was to keep it did not. */
  private static Culprit notKept(Leftover leftover, Event step, Evidence evidence) {
    CleanFrames clean = evidence.clean(leftover.group());
    List<Frame> stack = evidence.stacks().of(step);
    int index = step.op().takes() ? clean.acquire(stack, 0) : clean.clean(stack, 0);
    if (index < 0) {
      return null;
    }
    index = Refusals.answering(stack, index, leftover.way(), clean, evidence);
    return new Culprit(FrameNames.readable(stack.get(index)), "lastHolder", SCORE_NOT_KEPT);
  }

  /** Whether the object took it itself, when it was made. */
  private static boolean isWhenMade(Event step, Leftover leftover, Evidence evidence) {
    if (step.op() == Op.STORE) {
      List<Frame> stack = evidence.stacks().of(step);
      return !stack.isEmpty() && stack.get(0).method().equals("<init>");
    }
    return step.op().takes() && surelyHad(step, leftover, evidence);
  }

  /** Only a constructor cannot but keep what it took or was given. */
  private static boolean surelyHad(Event step, Leftover leftover, Evidence evidence) {
    if (!step.op().takes()) {
      return step.op() == Op.CONSTRUCTOR || step.op() == Op.STORE;
    }
    CleanFrames clean = evidence.clean(leftover.group());
    Frame taker = clean.acquireSite(evidence.stacks().of(step));
    return taker != null && taker.method().equals("<init>");
  }

  private static Culprit dropped(Stay stay, Holding holding) {
    Map<String, Frame> uses = holding.uses(stay);
    Frame best = null;
    double seen = SELDOM;
    for (Map.Entry<String, Frame> use : uses.entrySet()) {
      double share = holding.share(use.getKey());
      boolean innocent =
          holding.letsOut(use.getValue())
              || holding.isHarmless(use.getValue())
              || !holding.mayReach(use.getValue());
      boolean first = best != null && share == seen && holding.comesFirst(use.getValue(), best);
      if ((share < seen || first) && !innocent) {
        best = use.getValue();
        seen = share;
      }
    }
    if (best != null) {
      return container(best, SCORE_SELDOM * (1 - seen) * holding.weight());
    }
    for (Frame use : uses.values()) {
      if (holding.maySilentlyDrop(use) && holding.mayReach(use)) {
        return container(use, SCORE_BY_CODE * holding.weight());
      }
    }
    return null;
  }

  private static Culprit container(Frame method, double score) {
    return new Culprit(FrameNames.readable(method), "container", score);
  }
}
