package dev.reftracker.detection;

import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.detection.ranking.Accusation;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.runtime.snapshot.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * References of which one exception lost several: that is one mistake. Whoever answers for most of
 * them answers for those too that were lost further inside.
 */
final class LostTogether {

  private final Evidence evidence;

  LostTogether(Evidence evidence) {
    this.evidence = evidence;
  }

  /** Where a reference was lost, and how far out the frame lies that answers for it. */
  private record Loss(Leftover leftover, Accusation accused, int below) {
    private String method() {
      return FrameNames.method(accused.culprit().site());
    }
  }

  /** Gives leftovers that were lost together the same culprit. */
  void agree(List<Leftover> leftovers, IdentityHashMap<Leftover, Accusation> accused) {
    Map<String, List<Loss>> together = new HashMap<>();
    for (Leftover leftover : leftovers) {
      Loss loss = loss(leftover, accused.get(leftover));
      if (loss != null) {
        together.computeIfAbsent(key(leftover), key -> new ArrayList<>()).add(loss);
      }
    }
    for (List<Loss> losses : together.values()) {
      Loss most = most(losses);
      for (Loss loss : losses) {
        if (most.below < loss.below) {
          accused.put(loss.leftover, most.accused);
        }
      }
    }
  }

  /** One of those by the culprit of most objects; of equals the outermost. */
  private static Loss most(List<Loss> losses) {
    Map<String, Long> objects = new HashMap<>();
    for (Loss loss : losses) {
      objects.merge(loss.method(), loss.leftover.group().objects(), Long::sum);
    }
    Loss most = losses.get(0);
    for (Loss loss : losses) {
      long more = objects.get(loss.method()) - objects.get(most.method());
      most = more > 0 || (more == 0 && loss.below < most.below) ? loss : most;
    }
    return most;
  }

  /** Null where no exception answers. */
  private Loss loss(Leftover leftover, Accusation accused) {
    Culprit culprit = accused.culprit();
    if (culprit == null || !culprit.why().equals("exception")) {
      return null;
    }
    Frame site = FrameNames.readable(culprit.site());
    for (Event exit : leftover.exits(evidence)) {
      List<Frame> stack = evidence.stacks().of(exit);
      for (int i = 0; i < stack.size(); i++) {
        if (FrameNames.sameMethod(FrameNames.readable(stack.get(i)), site)) {
          return new Loss(leftover, accused, stack.size() - i);
        }
      }
    }
    return null;
  }

  /** The exception, its thread, and the outermost call that it left. */
  private String key(Leftover leftover) {
    List<Event> exits = leftover.exits(evidence);
    Event last = exits.get(exits.size() - 1);
    return last.threadId() + " " + last.hintClassId() + " " + evidence.stacks().of(last);
  }
}
