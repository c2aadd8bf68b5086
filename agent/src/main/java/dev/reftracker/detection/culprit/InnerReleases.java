package dev.reftracker.detection.culprit;

import dev.reftracker.detection.evidence.CleanFrames;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.detection.evidence.Most;
import dev.reftracker.detection.evidence.Owners;
import dev.reftracker.detection.evidence.Stacks;
import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In which method, called from a given one, the healthy twins of a leaked object are given back
 * where it was not.
 */
final class InnerReleases {

  private InnerReleases() {}

  /**
   * The method called from {@code outer} in which most twins are given back; methods named like an
   * end of life only do what their callers say. Null when most are given back by {@code outer}
   * itself, or elsewhere.
   */
  static Frame of(Leftover leftover, Frame outer, Evidence evidence) {
    CleanFrames clean = evidence.clean(leftover.group());
    Set<Frame> own = new HashSet<>();
    for (List<Frame> stack : releases(leftover.example(), evidence.stacks())) {
      own.add(clean.cleanSite(stack));
    }
    Map<Frame, Long> objectsBySite = new HashMap<>();
    for (LifecycleGroup twin : evidence.twins().of(leftover.group(), leftover.example())) {
      for (List<Frame> stack : releases(twin.examples().get(0), evidence.stacks())) {
        if (!own.contains(clean.cleanSite(stack))) {
          objectsBySite.merge(site(stack, outer, clean), twin.objects(), Long::sum);
        }
      }
    }
    return Most.of(objectsBySite);
  }

  private static Frame site(List<Frame> stack, Frame outer, CleanFrames clean) {
    int index = clean.clean(stack, 0);
    while (index >= 0 && Owners.isEndOfLife(stack.get(index).method())) {
      index = clean.clean(stack, index + 1);
    }
    for (int i = index + 1; index >= 0 && i < stack.size(); i++) {
      if (FrameNames.sameMethod(stack.get(i), outer)) {
        return FrameNames.readable(stack.get(index));
      }
    }
    return Most.NONE;
  }

  private static List<List<Frame>> releases(Lifecycle lifecycle, Stacks stacks) {
    List<List<Frame>> releases = new ArrayList<>();
    for (Event event : lifecycle.events()) {
      if (event.givesBack() && !stacks.of(event).isEmpty()) {
        releases.add(stacks.of(event));
      }
    }
    return releases;
  }
}
