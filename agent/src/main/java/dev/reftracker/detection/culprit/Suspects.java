package dev.reftracker.detection.culprit;

import dev.reftracker.detection.evidence.CleanFrames;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The methods that had a leaked reference, as far as its way tells: those that had it last first.
 */
final class Suspects {

  private static final int STEPS = 12;
  private static final int CALLERS = 5;

  private final Map<String, Frame> frames = new LinkedHashMap<>();

  static List<Frame> of(Leftover leftover, Evidence evidence) {
    Suspects suspects = new Suspects();
    CleanFrames clean = evidence.clean(leftover.group());
    List<Event> events = new ArrayList<>(leftover.way());
    for (int i = events.size() - 1; i >= Math.max(0, events.size() - STEPS); i--) {
      suspects.add(evidence.stacks().of(events.get(i)), clean);
    }
    suspects.add(evidence.stacks().of(leftover.acquire()), clean);
    return List.copyOf(suspects.frames.values());
  }

  private void add(List<Frame> stack, CleanFrames clean) {
    int at = clean.acquire(stack, 0);
    for (int i = 0; i < CALLERS && at >= 0; i++) {
      frames.putIfAbsent(FrameNames.method(stack.get(at)), stack.get(at));
      at = clean.acquire(stack, at + 1);
    }
  }
}
