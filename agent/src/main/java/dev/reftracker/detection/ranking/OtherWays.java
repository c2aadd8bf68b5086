package dev.reftracker.detection.ranking;

import dev.reftracker.detection.evidence.CleanFrames;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.Trails.Trail;
import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which methods are on the ways of references that were given back. */
final class OtherWays {

  /** They are alike: so many tell enough. */
  private static final int MAX = 200;

  private final List<Frame> releasers = new ArrayList<>();
  private final List<Frame> callers = new ArrayList<>();
  private final Map<String, Double> seen = new HashMap<>();
  private final Set<String> atRelease = new HashSet<>();

  OtherWays(List<Trail> trails, CleanFrames clean, Evidence evidence) {
    double all = Math.max(1, trails.stream().mapToDouble(Trail::objects).sum());
    for (Trail trail : trails.subList(0, Math.min(MAX, trails.size()))) {
      learn(trail, trail.objects() / all, clean, evidence);
    }
  }

  private void learn(Trail trail, double share, CleanFrames clean, Evidence evidence) {
    Set<String> methods = new HashSet<>();
    List<Frame> frames = List.of();
    for (Event step : trail.steps()) {
      frames = WayClues.cleanFrames(step, clean, evidence);
      frames.forEach(frame -> methods.add(Candidates.key(frame)));
    }
    methods.forEach(method -> seen.merge(method, share, Double::sum));
    frames.forEach(frame -> atRelease.add(Candidates.key(frame)));
    if (!frames.isEmpty()) {
      releasers.add(frames.get(0));
    }
    if (frames.size() > 1) {
      callers.add(frames.get(1));
    }
  }

  /** The methods that released them. */
  List<Frame> releasers() {
    return releasers;
  }

  /** Those that called them. */
  List<Frame> callers() {
    return callers;
  }

  /** Share of them whose way the method is on, from 0 to 1. */
  double share(Frame method) {
    return seen.getOrDefault(Candidates.key(method), 0.0);
  }

  /** Whether it was under way when one of them was released. */
  boolean isAtRelease(Frame method) {
    return atRelease.contains(Candidates.key(method));
  }
}
