package dev.reftracker.detection.evidence;

import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the ways part: the leaked reference is laid beside those that were given back, up to the
 * last thing that it did as they did. What they did next happened inside a call that both were in.
 */
public final class Parting {

  private final LifecycleGroup group;
  private final List<Event> way;
  private final List<String> keys = new ArrayList<>();
  private final Evidence evidence;
  private final CleanFrames clean;
  private final Map<Frame, Long> objectsBySite = new HashMap<>();

  /** Index of the last step that any other way shares; -1 for none. */
  private int at = -1;

  /** The comparison with all that were taken at the same place, or else with all of the type. */
  static Parting of(Leftover leftover, Evidence evidence) {
    Parting parting = new Parting(leftover.group(), leftover.way(), evidence);
    List<Trails.Trail> others = evidence.trails().of(leftover.group(), leftover.acquire());
    others.forEach(parting::compare);
    if (parting.at < 0) {
      evidence.trails().ofType(leftover.group()).forEach(parting::compare);
    }
    return parting;
  }

  private Parting(LifecycleGroup group, List<Event> way, Evidence evidence) {
    this.group = group;
    this.way = way;
    this.evidence = evidence;
    this.clean = evidence.clean(group);
    way.forEach(event -> keys.add(evidence.trails().key(group, event)));
  }

  private void compare(Trails.Trail other) {
    List<String> theirs = new ArrayList<>();
    other.steps().forEach(event -> theirs.add(evidence.trails().key(group, event)));
    for (int i = way.size() - 1; i >= Math.max(at, 0); i--) {
      int there = sameOccurrence(theirs, i);
      if (there < 0 || there + 1 >= theirs.size()) {
        continue;
      }
      if (i > at) {
        objectsBySite.clear();
        at = i;
      }
      Frame site = commonSite(other.steps().get(there), other.steps().get(there + 1));
      objectsBySite.merge(site == null ? Most.NONE : site, other.objects(), Long::sum);
      return;
    }
  }

  /** The method in which most others went on; null when it is none that had the object. */
  public Frame site() {
    for (int i = at + 1; i < way.size(); i++) {
      if (at < 0 || !isShown(way.get(i))) {
        return null; // it went a way of its own
      }
    }
    return Most.of(objectsBySite);
  }

  /** How many of the others went on there, from 0 to 1; few others are worth less. */
  public double agreement(Frame site) {
    long all = objectsBySite.values().stream().mapToLong(Long::longValue).sum();
    return (double) objectsBySite.get(site) / (all + 1);
  }

  /** Whether a method that belongs to no object could only look at it. */
  private boolean isShown(Event step) {
    return step.holderId() == 0 && evidence.trails().isLook(group, step);
  }

  private int sameOccurrence(List<String> theirs, int i) {
    String key = keys.get(i);
    int wanted = 0;
    for (int k = 0; k <= i; k++) {
      wanted += keys.get(k).equals(key) ? 1 : 0;
    }
    int found = -1;
    for (int k = 0; k < theirs.size() && wanted > 0; k++) {
      if (theirs.get(k).equals(key)) {
        found = k;
        wanted--;
      }
    }
    return found;
  }

  /** The method of the call in which the other went on from the step that both took. */
  private Frame commonSite(Event shared, Event next) {
    List<Frame> mine = evidence.stacks().of(way.get(at));
    List<Frame> before = evidence.stacks().of(shared);
    List<Frame> theirs = evidence.stacks().of(next);
    int[] common = evidence.stacks().commonCall(before, theirs);
    int call = common == null ? -1 : inMine(mine, before.get(common[0]), common[0]);
    int index = call < 0 ? call : clean.acquire(mine, call);
    if (index < 0 || !hadIt(mine, index)) {
      return null;
    }
    int below = Math.min(theirs.size(), common[1] + index - call); // stacks are cut
    int above = next.op() == Op.RELEASE ? 0 : 1;
    if (below > above && keptBetween(theirs.subList(0, below), mine.get(index))) {
      return null;
    }
    index = Refusals.answering(mine, index, way, clean, evidence);
    return FrameNames.readable(mine.get(index));
  }

  private static int inMine(List<Frame> mine, Frame frame, int at) {
    String method = FrameNames.method(frame);
    if (at < mine.size() && FrameNames.method(mine.get(at)).equals(method)) {
      return at;
    }
    for (int i = 0; i < mine.size(); i++) {
      if (FrameNames.method(mine.get(i)).equals(method)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether it came back by an object that had been given it, and kept it meanwhile. */
  private boolean keptBetween(List<Frame> path, Frame common) {
    for (Event event : way) {
      List<Frame> given = evidence.stacks().of(event);
      if (given.isEmpty() || !event.op().handsOver() || event.op() == Op.RETURN) {
        continue;
      }
      Frame keeper = given.get(0);
      for (Frame frame : path) {
        boolean keeps =
            FrameNames.areLambdasOfOneClass(frame, keeper)
                || (event.holderId() != 0
                    && evidence.related(frame.className(), keeper.className()));
        if (keeps && !keeper.className().equals(common.className())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean hadIt(List<Frame> stack, int from) {
    Set<String> had = new HashSet<>();
    for (Event event : way) {
      List<Frame> then = evidence.stacks().of(event);
      int callee = event.op() == Op.RETURN || event.op() == Op.CONSTRUCTOR ? 1 : 0;
      if (event.op() != Op.RELEASE) {
        add(had, then, clean.acquire(then, callee));
      }
      if (event.op() == Op.ARGUMENT) {
        add(had, then, clean.clean(then, 0)); // who asked a carrier has what it carries
      }
    }
    return stack.subList(from, stack.size()).stream()
        .anyMatch(frame -> had.contains(FrameNames.method(frame)));
  }

  private static void add(Set<String> had, List<Frame> stack, int index) {
    if (index >= 0) {
      had.add(FrameNames.method(stack.get(index)));
    }
  }
}
