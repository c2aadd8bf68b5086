package dev.reftracker.detection;

import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.detection.evidence.Makings;
import dev.reftracker.detection.evidence.Stacks;
import dev.reftracker.report.Frame;
import dev.reftracker.report.Verdict;
import dev.reftracker.runtime.snapshot.Container;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the findings that are mere consequences: content whose container leaked, what a leaked
 * owner would have given back, and the reference that a leaked derived object holds on its parent.
 * Whoever answers for the container answers for its content.
 */
final class Dependants {

  private Dependants() {}

  /** Where objects of a class are made. */
  private record Made(int classId, Frame site) {
    static Made of(Finding finding, int classId) {
      return new Made(classId, finding.cause().acquireSite());
    }
  }

  static void link(Collection<Finding> findings, Evidence evidence) {
    Stacks stacks = evidence.stacks();
    InnerEnds ends = new InnerEnds(evidence);
    Map<Long, Finding> byObject = new HashMap<>();
    Map<Integer, Finding> byClass = new HashMap<>();
    Map<Made, Finding> byMaking = new HashMap<>();
    for (Finding finding : findings) {
      if (finding.cause().verdict() == Verdict.LEAK) {
        for (Leftover leftover : finding.leftovers()) {
          leftover.group().examples().forEach(one -> byObject.put(one.objectId(), finding));
        }
        byClass.merge(finding.cause().classId(), finding, Dependants::bigger);
        if (finding.biggest().acquire().op() == Op.BEGIN) {
          byMaking.merge(Made.of(finding, finding.cause().classId()), finding, Dependants::bigger);
        }
      }
    }
    for (Finding finding : findings) {
      Container holder = holder(finding.biggest(), stacks);
      Finding owner = null;
      if (holder == null) {
        owner = ending(finding, byClass.values(), ends);
      } else if (holder.ended()) {
        // A pooled derived object is given its parent while it is still what it was before.
        owner = byMaking.get(Made.of(finding, holder.classId()));
      } else {
        owner = byObject.getOrDefault(holder.objectId(), byClass.get(holder.classId()));
      }
      if (owner != null && !wasLostBefore(finding, owner, evidence)) {
        finding.dependOn(owner);
      }
    }
  }

  /**
   * Whether an exception lost the content while the owner, whose count nobody ever used, was still
   * at work on it: the owner has not got it to give back.
   */
  private static boolean wasLostBefore(Finding content, Finding owner, Evidence evidence) {
    return !content.biggest().exits(evidence).isEmpty()
        && owner.biggest().isNeverCounted()
        && owner.biggest().exits(evidence).isEmpty();
  }

  /** The leaked owner whose end would have given these back, or null. */
  private static Finding ending(Finding content, Collection<Finding> leaks, InnerEnds ends) {
    Finding owner = null;
    for (Finding leak : leaks) {
      if (ends.isContent(content, leak)) {
        owner = owner == null ? leak : bigger(owner, leak);
      }
    }
    return owner;
  }

  /** The tracked object that was given the reference last or was made from it, or null. */
  private static Container holder(Leftover leftover, Stacks stacks) {
    Event acquire = leftover.acquire();
    if (acquire.container() != null) {
      return acquire.container();
    }
    Container holder = null;
    for (Event event : leftover.trail().events()) {
      if (event.container() != null) {
        holder = event.container();
      }
    }
    if (holder == null) {
      Event making = new Makings(leftover.example().events(), stacks).of(acquire);
      holder = making == null ? null : making.container();
    }
    return holder;
  }

  private static Finding bigger(Finding one, Finding other) {
    return other.references() > one.references() ? other : one;
  }
}
