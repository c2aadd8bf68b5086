package dev.reftracker.detection.culprit;

import dev.reftracker.detection.evidence.CleanFrames;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Code that no hand-overs are woven into, since it names nothing of the library: a generic codec,
 * an operator of a stream. Called by a method that had the object, it only passed it on.
 */
final class Plumbing {

  private final Set<String> takers = new HashSet<>();
  private final CleanFrames clean;
  private final Evidence evidence;

  Plumbing(Lifecycle life, CleanFrames clean, Evidence evidence) {
    this.clean = clean;
    this.evidence = evidence;
    for (Event event : life.events()) {
      List<Frame> stack = evidence.stacks().of(event);
      int taker = event.op().takes() ? clean.acquire(stack, 0) : -1;
      if (taker >= 0) {
        takers.add(FrameNames.method(stack.get(taker)));
      }
    }
  }

  /**
   * Index of the method that passed the object to plumbing; {@code index} where no plumbing stands
   * there, or nobody further out is known to have had it.
   *
   * @param given the methods that were given it
   */
  int user(List<Frame> stack, int index, Set<String> given) {
    int user = index;
    while (user >= 0 && isPlumbing(stack.get(user), given)) {
      user = clean.clean(stack, user + 1);
    }
    return user >= 0 && had(stack.get(user), given) ? user : index;
  }

  private boolean isPlumbing(Frame frame, Set<String> given) {
    return !had(frame, given) && !evidence.stacks().names().looksInto(frame.className());
  }

  private boolean had(Frame frame, Set<String> given) {
    String method = FrameNames.method(frame);
    return given.contains(method) || takers.contains(method);
  }
}
