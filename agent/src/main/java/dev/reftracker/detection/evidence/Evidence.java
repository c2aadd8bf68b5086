package dev.reftracker.detection.evidence;

import dev.reftracker.bodies.Bodies;
import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.LifecycleGroup.Fate;
import dev.reftracker.runtime.snapshot.MethodFacts;
import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * All that a snapshot teaches before any leftover is looked at. Built once per report; one thread.
 */
public final class Evidence {

  private final DetectionSettings settings;
  private final List<LifecycleGroup> healthy;
  private final Lessons lessons;
  private final Stacks stacks;
  private final SiteCounts siteCounts;
  private final Borrowers borrowers;
  private final Owners owners;
  private final ContainerUses containerUses;
  private final Twins twins;
  private final SiteHabits habits;
  private final Trails trails;
  private final Map<Integer, Set<String>> targetClasses = new HashMap<>();
  private final Set<String> carriers = new HashSet<>();
  private final Map<Integer, CleanFrames> cleanByType = new HashMap<>();
  private final Map<Integer, CountedType> countedByType = new HashMap<>();
  private boolean sawHandOvers;

  /** Learns from the whole snapshot at once. */
  public Evidence(Snapshot snapshot, DetectionSettings settings) {
    this.settings = settings;
    this.healthy = snapshot.healthy();
    this.lessons = new Lessons(healthy);
    this.stacks = new Stacks(snapshot.names());
    snapshot.healthy().forEach(this::learnClasses);
    snapshot.leftOver().forEach(this::learnClasses);
    targetClasses.values().forEach(carriers::removeAll);
    siteCounts = new SiteCounts(this::clean, stacks);
    snapshot.healthy().forEach(siteCounts::add);
    snapshot.leftOver().forEach(siteCounts::add);
    borrowers = new Borrowers(stacks, settings.subtype());
    owners = new Owners(stacks, settings.subtype());
    containerUses = new ContainerUses(stacks);
    for (LifecycleGroup group : lessons.groups()) {
      borrowers.learn(group, clean(group));
      owners.learn(group, clean(group));
      containerUses.learn(group);
    }
    habits = new SiteHabits(this, lessons.groups());
    trails = new Trails(this);
    lessons.groups().forEach(trails::learn);
    new Lessons(snapshot.leftOver()).groups().forEach(trails::learn);
    twins = new Twins(snapshot.healthy(), stacks, owners, snapshot.healthyDropped() > 0);
  }

  /** Whether hand-overs were recorded in this run at all. */
  public boolean sawHandOvers() {
    return sawHandOvers;
  }

  /** The stacks of all events of the snapshot. */
  public Stacks stacks() {
    return stacks;
  }

  /** The groups that ended with every reference given back. */
  public List<LifecycleGroup> healthy() {
    return healthy;
  }

  /** What of them there was time to learn from. */
  public Lessons lessons() {
    return lessons;
  }

  /** Prefixes of the user's own packages; empty when not told. */
  public List<String> applicationPackages() {
    return settings.applicationPackages();
  }

  /** Whether a class (names with dots) is a subtype of another; false where that is not known. */
  public BiPredicate<String, String> subtype() {
    return settings.subtype();
  }

  /** Whether objects of the class only store what they are given: a queue, a list, a map. */
  public boolean isCollection(String className) {
    return settings.subtype().test(className, "java.util.Collection")
        || settings.subtype().test(className, "java.util.Map");
  }

  /** What the code of a frame's method tells, or null. */
  public MethodFacts facts(Frame method) {
    return stacks.names().facts(method.className(), method.method());
  }

  /** Looks into the code of methods, within the time that a report has for it. */
  public Bodies bodies() {
    return settings.bodies();
  }

  /** Whether one class is the other or a subtype of it. */
  public boolean related(String one, String other) {
    return one.equals(other)
        || settings.subtype().test(one, other)
        || settings.subtype().test(other, one);
  }

  /** How many objects of each acquire path ended healthy, and how many did not. */
  public SiteCounts siteCounts() {
    return siteCounts;
  }

  /** Which methods only borrow what they are given. */
  public Borrowers borrowers() {
    return borrowers;
  }

  /** Classes that own what they acquire. */
  public Owners owners() {
    return owners;
  }

  /** What is called on containers. */
  public ContainerUses containerUses() {
    return containerUses;
  }

  /** What healthy lifecycles do at which places. */
  public SiteHabits habits() {
    return habits;
  }

  /** The ways of the references that were given back. */
  public Trails trails() {
    return trails;
  }

  /** Where healthy objects like a leaked one were given back. */
  public Twins twins() {
    return twins;
  }

  /** Classes whose constructor was given a target; names with dots. */
  public Set<String> carriers() {
    return carriers;
  }

  /** The clean frames of the group's tracked type. */
  public CleanFrames clean(LifecycleGroup group) {
    return cleanByType.computeIfAbsent(group.typeId(), this::cleanOfType);
  }

  /** What a look at bodies must know of the group's tracked type. */
  public CountedType counted(LifecycleGroup group) {
    return countedByType.computeIfAbsent(
        group.typeId(), typeId -> new CountedType(typeId, clean(group), this));
  }

  private CleanFrames cleanOfType(int typeId) {
    TypeHints hints = settings.hints().apply(stacks.names().type(typeId));
    return new CleanFrames(
        hints, targetClasses.getOrDefault(typeId, Set.of()), carriers, settings.subtype());
  }

  private void learnClasses(LifecycleGroup group) {
    String target = stacks.names().className(group.classId());
    if (target != null) {
      targetClasses.computeIfAbsent(group.typeId(), type -> new HashSet<>()).add(target);
    }
    for (Lifecycle example : group.examples()) {
      for (Event event : example.events()) {
        sawHandOvers |= event.op().handsOver();
        if (event.op() == Op.CONSTRUCTOR && event.holderClassId() != 0) {
          carriers.add(stacks.names().className(event.holderClassId()));
        }
      }
    }
  }

  /** Whether any lifecycle of the group can be called leaked rather than in use. */
  public static boolean isCollected(LifecycleGroup group) {
    return group.fate() == Fate.COLLECTED;
  }
}
