package dev.reftracker.detection.evidence;

import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.MethodFacts;
import dev.reftracker.runtime.snapshot.Op;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which methods only look at a target that they are given, learned from the ways of references. */
public final class Looks {

  private final Evidence evidence;
  private final Trails trails;

  /** How many objects were looked at and how many were taken, by what the step is called. */
  private final Map<String, long[]> lookedAndTook = new HashMap<>();

  Looks(Evidence evidence, Trails trails) {
    this.evidence = evidence;
    this.trails = trails;
  }

  void learn(LifecycleGroup group, Trails.Trail trail) {
    for (int i = 0; i < trail.steps().size() - 1; i++) {
      if (trail.steps().get(i).op() == Op.ARGUMENT) {
        long[] seen =
            lookedAndTook.computeIfAbsent(
                trails.key(group, trail.steps().get(i)), key -> new long[2]);
        seen[hasLooked(trail.steps(), i) ? 0 : 1] += trail.objects();
      }
    }
  }

  /**
   * Whether the step only showed the target to a method: so the others' ways tell, or else the
   * method's code.
   */
  boolean isLook(LifecycleGroup group, Event step) {
    List<Frame> stack = evidence.stacks().of(step);
    if (step.op() != Op.ARGUMENT || stack.isEmpty()) {
      return false;
    }
    MethodFacts facts = evidence.facts(stack.get(0));
    if (facts != null && facts.onlyLooks() && step.holderId() == 0) {
      return true;
    }
    long[] seen = lookedAndTook.get(trails.key(group, step));
    return seen != null && seen[0] > seen[1];
  }

  /**
   * Whether a caller that had been given the target went on with it once the method and its helpers
   * were done. A method that belongs to no object has nowhere to keep it.
   */
  private boolean hasLooked(List<Event> steps, int at) {
    List<Frame> given = evidence.stacks().of(steps.get(at));
    for (Event later : steps.subList(at + 1, steps.size())) {
      int[] common = evidence.stacks().commonCall(given, evidence.stacks().of(later));
      if (common == null) {
        return false;
      }
      if (common[0] > 0) {
        return steps.get(at).holderId() == 0 || common[0] <= givers(steps, given);
      }
    }
    return false; // it was given back inside
  }

  /** Index of the frame that passed the target into the nest of calls that were all given it. */
  private int givers(List<Event> steps, List<Frame> stack) {
    Set<String> given = new HashSet<>();
    for (Event step : steps) {
      List<Frame> frames = evidence.stacks().of(step);
      if (step.op() == Op.ARGUMENT && !frames.isEmpty()) {
        given.add(FrameNames.method(frames.get(0)));
      }
    }
    int index = 1;
    while (index < stack.size() && given.contains(FrameNames.method(stack.get(index)))) {
      index++;
    }
    return index;
  }
}
