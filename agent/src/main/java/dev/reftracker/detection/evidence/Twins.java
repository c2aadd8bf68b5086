package dev.reftracker.detection.evidence;

import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.MissingRelease;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The healthy twins of a leaked object: the same acquires and one release more. Where most of them
 * were released is evidence for the reader; it is the end of the normal path, which an error path
 * never reaches, so it ranks last among the culprits.
 */
public final class Twins {

  private static final int PATH_DEPTH = 3;

  private final Stacks stacks;
  private final Owners owners;
  private final boolean incomplete;
  private final Map<String, List<LifecycleGroup>> byAcquires = new HashMap<>();
  private final Map<String, List<LifecycleGroup>> byBegin = new HashMap<>();
  private final Map<String, List<LifecycleGroup>> bySites = new HashMap<>();

  /**
   * Learns the healthy groups.
   *
   * @param incomplete whether some healthy lifecycles kept no group, so that every number is a
   *     lower bound
   */
  Twins(List<LifecycleGroup> healthy, Stacks stacks, Owners owners, boolean incomplete) {
    this.stacks = stacks;
    this.owners = owners;
    this.incomplete = incomplete;
    for (LifecycleGroup group : healthy) {
      Lifecycle example = group.examples().get(0);
      byAcquires.computeIfAbsent(acquires(group, example), key -> new ArrayList<>()).add(group);
      byBegin.computeIfAbsent(begin(group, example), key -> new ArrayList<>()).add(group);
      bySites.computeIfAbsent(sites(group, example), key -> new ArrayList<>()).add(group);
    }
  }

  /**
   * The healthy groups with the same acquires, or failing these with the same begin, or with the
   * same call sites where one has stacks and the other has none; maybe none.
   */
  public List<LifecycleGroup> of(LifecycleGroup group, Lifecycle lifecycle) {
    List<LifecycleGroup> same = byAcquires.get(acquires(group, lifecycle));
    if (same == null) {
      same = byBegin.get(begin(group, lifecycle));
    }
    return same != null ? same : bySites.getOrDefault(sites(group, lifecycle), List.of());
  }

  /**
   * Where the twins were released that this lifecycle was not; null when there are no twins or
   * nothing differs.
   */
  MissingRelease missingRelease(LifecycleGroup group, Lifecycle lifecycle, CleanFrames clean) {
    Map<Frame, Long> objectsBySite = new HashMap<>();
    Set<Frame> own = releaseSites(lifecycle, clean);
    long healthy = 0;
    for (LifecycleGroup twin : of(group, lifecycle)) {
      healthy += twin.objects();
      Set<Frame> sites = releaseSites(twin.examples().get(0), clean);
      sites.removeAll(own);
      for (Frame site : sites) {
        objectsBySite.merge(site, twin.objects(), Long::sum);
      }
    }
    Frame best = Most.of(objectsBySite);
    if (best == null) {
      return null;
    }
    long there = objectsBySite.get(best);
    return new MissingRelease(best, there, incomplete, (double) there / healthy);
  }

  private Set<Frame> releaseSites(Lifecycle lifecycle, CleanFrames clean) {
    Set<Frame> sites = new HashSet<>();
    for (Event event : lifecycle.events()) {
      if (event.givesBack()) {
        List<Frame> stack = stacks.of(event);
        int site = clean.clean(stack, 0);
        if (site >= 0) {
          sites.add(FrameNames.readable(stack.get(owners.user(stack, site, clean))));
        }
      }
    }
    return sites;
  }

  private String acquires(LifecycleGroup group, Lifecycle lifecycle) {
    return acquires(group, lifecycle, this::path);
  }

  /** Its acquires by call site, which is known also where no stack was taken. */
  private String sites(LifecycleGroup group, Lifecycle lifecycle) {
    return acquires(
        group,
        lifecycle,
        event -> event.siteId() != 0 ? Integer.toString(event.siteId()) : path(event));
  }

  private static String acquires(
      LifecycleGroup group, Lifecycle lifecycle, Function<Event, String> place) {
    Set<String> places = new TreeSet<>();
    for (Event event : lifecycle.events()) {
      if (event.op().takes()) {
        places.add(event.op().name() + place.apply(event));
      }
    }
    return group.typeId() + " " + group.classId() + " " + places;
  }

  private String begin(LifecycleGroup group, Lifecycle lifecycle) {
    List<Event> events = lifecycle.events();
    return group.typeId() + " " + (events.isEmpty() ? "" : path(events.get(0)));
  }

  private String path(Event event) {
    return stacks.path(event, PATH_DEPTH);
  }
}
