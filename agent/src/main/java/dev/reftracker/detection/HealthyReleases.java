package dev.reftracker.detection;

import dev.reftracker.detection.evidence.CleanFrames;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.Violation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The sites at which objects like a violated one were released and all was well. An object that was
 * released too often has ended well on the books, so as many as were violated are taken off. What
 * else the library counts (the content of a violated message) speaks only where no object of the
 * class is healthy.
 */
final class HealthyReleases {

  private final Evidence evidence;
  private final CleanFrames clean;
  private final Map<Frame, Long> objects = new HashMap<>();

  HealthyReleases(Evidence evidence, CleanFrames clean, Violation violation) {
    this.evidence = evidence;
    this.clean = clean;
    learn(violation, true);
    if (objects.isEmpty()) {
      learn(violation, false);
    }
  }

  boolean knows(Frame site) {
    return objects.getOrDefault(site, 0L) > 0;
  }

  private void learn(Violation violation, boolean ofItsClass) {
    for (LifecycleGroup group : evidence.healthy()) {
      boolean like = group.typeId() == violation.typeId();
      if (like && (!ofItsClass || group.classId() == violation.classId())) {
        Set<Frame> sites = new HashSet<>();
        group.examples().forEach(example -> sites.addAll(sites(example)));
        sites.forEach(site -> objects.merge(site, group.objects(), Long::sum));
      }
    }
    if (violation.lifecycle() != null) {
      for (Frame site : sites(violation.lifecycle())) {
        objects.computeIfPresent(site, (same, healthy) -> healthy - violation.objects());
      }
    }
    objects.values().removeIf(healthy -> healthy <= 0);
  }

  private Set<Frame> sites(Lifecycle lifecycle) {
    Set<Frame> sites = new HashSet<>();
    for (Event event : lifecycle.events()) {
      if (event.givesBack()) {
        sites.add(clean.acquireSite(evidence.stacks().of(event)));
      }
    }
    return sites;
  }
}
