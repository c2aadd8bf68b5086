package dev.reftracker.detection.culprit;

import dev.reftracker.bodies.BodyLook;
import dev.reftracker.bodies.PassedOn;
import dev.reftracker.detection.culprit.Guilt.Level;
import dev.reftracker.report.Frame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** The method against which most speaks: what was known of it before, times what its code shows. */
final class Accused {

  private static final int MAX_CALLS = 12;

  private final BodyEvidence bodies;
  private Frame best;
  private Guilt guilt;
  private double weight;

  Accused(BodyEvidence bodies) {
    this.bodies = bodies;
  }

  /**
   * Looks at what the method calls with the reference, where the hand-over could not be seen: in a
   * list, or as an {@code Object}.
   */
  void calledBy(Frame from, double prior) {
    Deque<PassedOn> open = new ArrayDeque<>();
    Set<PassedOn> seen = new HashSet<>();
    push(open, seen, bodies.of(from).look());
    for (int calls = 0; calls < MAX_CALLS && !open.isEmpty(); calls++) {
      Guilt called = bodies.of(open.poll());
      if (called.level() == Level.HALF) {
        weigh(frame(called), called, prior);
        return;
      }
      push(open, seen, called.look());
    }
  }

  /** Where the path leaves that forgets it, as far as that is known. */
  private static Frame frame(Guilt found) {
    BodyLook look = found.look();
    int line = found.line() < 0 ? look.line() : found.line();
    return new Frame(look.className(), look.method(), look.file(), line);
  }

  private static void push(Deque<PassedOn> open, Set<PassedOn> seen, BodyLook look) {
    if (look != null && seen.size() < MAX_CALLS) {
      for (PassedOn call : look.passedOn()) {
        if (call.hidden() && seen.add(call)) {
          open.add(call);
        }
      }
    }
  }

  /** Looks at the methods of classes for one that lets go of what a field holds. */
  void inside(Set<String> classNames, double prior) {
    for (String className : classNames) {
      for (BodyLook look : bodies.all(className)) {
        Guilt found = BodyEvidence.ofKeeper(look);
        if (found.level() == Level.LETS_GO) {
          weigh(frame(found), found, prior);
        }
      }
    }
  }

  /** Weighs one method; of equal weight the first stays. */
  void weigh(Frame frame, Guilt found, double prior) {
    double weighs = prior * found.weight();
    if (best == null || weighs > weight) {
      best = frame;
      guilt = found;
      weight = weighs;
    }
  }

  /** The method; null when none was looked at. */
  Frame method() {
    return best;
  }

  Guilt guilt() {
    return guilt;
  }
}
