package dev.reftracker.detection;

import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.detection.evidence.TypeHints;
import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import java.util.List;

/**
 * Counted objects that a counted object gives back when it ends: the records of a message. Where
 * the message leaks, its records are not what somebody forgot.
 */
final class InnerEnds {

  private final Evidence evidence;

  InnerEnds(Evidence evidence) {
    this.evidence = evidence;
  }

  /** Whether all healthy twins of the content are given back inside the end of such an owner. */
  boolean isContent(Finding content, Finding owner) {
    Leftover biggest = content.biggest();
    List<LifecycleGroup> twins = evidence.twins().of(biggest.group(), biggest.example());
    return content.cause().classId() != owner.cause().classId()
        && !twins.isEmpty()
        && twins.stream().allMatch(twin -> endsInside(twin, owner));
  }

  private boolean endsInside(LifecycleGroup twin, Finding owner) {
    for (Event event : twin.examples().get(0).events()) {
      if (event.givesBack() && isInside(evidence.stacks().of(event), owner)) {
        return true;
      }
    }
    return false;
  }

  /** Whether code of the owner runs because the owner itself was given back. */
  private boolean isInside(List<Frame> released, Finding owner) {
    TypeHints hints = evidence.clean(owner.biggest().group()).hints();
    String ownerClass = evidence.stacks().names().className(owner.cause().classId());
    boolean inOwner = false;
    for (Frame frame : released) {
      if (ownerClass == null || !evidence.related(frame.className(), ownerClass)) {
        continue;
      }
      boolean counts = hints.countingClass().test(frame.className());
      if (inOwner && hints.roleNames().contains(frame.method())) {
        return true;
      }
      inOwner |= !counts;
    }
    return false;
  }
}
