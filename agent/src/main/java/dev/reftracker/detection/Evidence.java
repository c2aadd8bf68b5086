package dev.reftracker.detection;

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
final class Evidence {

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

  Evidence(Snapshot snapshot, DetectionSettings settings) {
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
  boolean sawHandOvers() {
    return sawHandOvers;
  }

  Stacks stacks() {
    return stacks;
  }

  /** The groups that ended with every reference given back. */
  List<LifecycleGroup> healthy() {
    return healthy;
  }

  /** What of them there was time to learn from. */
  Lessons lessons() {
    return lessons;
  }

  /** Prefixes of the user's own packages; empty when not told. */
  List<String> applicationPackages() {
    return settings.applicationPackages();
  }

  /** Whether a class (names with dots) is a subtype of another; false where that is not known. */
  BiPredicate<String, String> subtype() {
    return settings.subtype();
  }

  /** Whether objects of the class only store what they are given: a queue, a list, a map. */
  boolean isCollection(String className) {
    return settings.subtype().test(className, "java.util.Collection")
        || settings.subtype().test(className, "java.util.Map");
  }

  /** What the code of a frame's method tells, or null. */
  MethodFacts facts(Frame method) {
    return stacks.names().facts(method.className(), method.method());
  }

  /** Looks into the code of methods, within the time that a report has for it. */
  Bodies bodies() {
    return settings.bodies();
  }

  /** Whether one class is the other or a subtype of it. */
  boolean related(String one, String other) {
    return one.equals(other)
        || settings.subtype().test(one, other)
        || settings.subtype().test(other, one);
  }

  SiteCounts siteCounts() {
    return siteCounts;
  }

  Borrowers borrowers() {
    return borrowers;
  }

  Owners owners() {
    return owners;
  }

  ContainerUses containerUses() {
    return containerUses;
  }

  /** What healthy lifecycles do at which places. */
  SiteHabits habits() {
    return habits;
  }

  /** The ways of the references that were given back. */
  Trails trails() {
    return trails;
  }

  Twins twins() {
    return twins;
  }

  Set<String> carriers() {
    return carriers;
  }

  /** The clean frames of the group's tracked type. */
  CleanFrames clean(LifecycleGroup group) {
    return cleanByType.computeIfAbsent(group.typeId(), this::cleanOfType);
  }

  /** What a look at bodies must know of the group's tracked type. */
  CountedType counted(LifecycleGroup group) {
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
  static boolean isCollected(LifecycleGroup group) {
    return group.fate() == Fate.COLLECTED;
  }
}
