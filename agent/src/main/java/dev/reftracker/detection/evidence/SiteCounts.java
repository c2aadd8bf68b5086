package dev.reftracker.detection.evidence;

import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.LifecycleGroup.Fate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * How many objects of each acquire path ended healthy and how many did not: two counters a path,
 * for paths of one and of two frames. They find what nothing else does: an acquire that only leaked
 * objects have.
 */
public final class SiteCounts {

  /** Objects that took a path, by fate. */
  public static final class Count {
    private long healthy;
    private long leftOver;

    /** How many gave back all that was taken. */
    public long healthy() {
      return healthy;
    }

    /** How many did not. */
    public long leftOver() {
      return leftOver;
    }

    /** Whether every object that took the path was left over. */
    public boolean onlyLeaks() {
      return healthy == 0 && leftOver > 0;
    }
  }

  private static final Count NONE = new Count();

  private final Function<LifecycleGroup, CleanFrames> frames;
  private final Stacks stacks;
  private final Map<String, Count> counts = new HashMap<>();

  SiteCounts(Function<LifecycleGroup, CleanFrames> frames, Stacks stacks) {
    this.frames = frames;
    this.stacks = stacks;
  }

  void add(LifecycleGroup group) {
    Set<String> paths = new HashSet<>();
    Lifecycle example = group.examples().get(0);
    for (Event event : example.events()) {
      if (takes(event)) {
        for (int depth = 1; depth <= 2; depth++) {
          paths.add(path(group, event, depth));
        }
      }
    }
    for (String path : paths) {
      Count count = counts.computeIfAbsent(path, key -> new Count());
      if (group.fate() == Fate.HEALTHY) {
        count.healthy += group.objects();
      } else {
        count.leftOver += group.objects();
      }
    }
  }

  /** The counts of the path of an acquire, so many clean frames deep. */
  public Count of(LifecycleGroup group, Event acquire, int depth) {
    return counts.getOrDefault(path(group, acquire, depth), NONE);
  }

  private String path(LifecycleGroup group, Event event, int depth) {
    CleanFrames clean = frames.apply(group);
    List<Frame> stack = stacks.of(event);
    StringBuilder path = new StringBuilder().append(group.typeId()).append(event.op().name());
    int index = -1;
    for (int i = 0; i < depth; i++) {
      index = clean.acquire(stack, index + 1);
      if (index < 0) {
        break;
      }
      Frame frame = stack.get(index);
      path.append('|').append(FrameNames.method(FrameNames.readable(frame)));
      if (i == 0) {
        path.append(':').append(frame.line()); // of callers the method matters, not the line
      }
    }
    return path.toString();
  }

  private static boolean takes(Event event) {
    return event.op().takes() && event.amount() > 0;
  }
}
