package dev.reftracker.detection;

import dev.reftracker.bodies.Bodies;
import dev.reftracker.detection.culprit.Culprits;
import dev.reftracker.detection.evidence.DetectionSettings;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.detection.evidence.Pairing;
import dev.reftracker.detection.evidence.TypeHints;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.report.LeakReport;
import dev.reftracker.report.ProcessInfo;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.LifecycleGroup.Fate;
import dev.reftracker.runtime.snapshot.MethodFacts;
import dev.reftracker.runtime.snapshot.Snapshot;
import dev.reftracker.runtime.snapshot.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Builds snapshots from words, so that a test reads like the {@link Story} of an object; {@code
 * lib.} is the package of the counting library.
 */
final class TestSnapshot {

  static final int NOW_MILLIS = 10_000;

  private final TestNames names = new TestNames();
  private final List<LifecycleGroup> healthy = new ArrayList<>();
  private final List<LifecycleGroup> leftOver = new ArrayList<>();
  private final List<Violation> violations = new ArrayList<>();
  private final Map<String, String> supertypes = new HashMap<>();
  private long nextObject = 1;

  /** The detector's report with hints that call everything in {@code lib.} transparent. */
  LeakReport report(String trigger) {
    return report(trigger, 0);
  }

  /** The same with references younger than that held. */
  LeakReport report(String trigger, long minAgeMillis) {
    return new Detector(settings(trigger, minAgeMillis)).report(snapshot());
  }

  /** What the rules say of the first object that leaked: the answer of the first that has one. */
  Culprit answer() {
    Evidence evidence = new Evidence(snapshot(), settings("exit", 0));
    LifecycleGroup group = leftOver.get(0);
    Pairing pairing = new Pairing(evidence.habits(), evidence.stacks(), evidence.clean(group));
    Leftover leftover = Leftovers.of(group, pairing, evidence.stacks()).get(0);
    return Culprits.all(leftover, evidence).get(0).culprit();
  }

  private DetectionSettings settings(String trigger, long minAgeMillis) {
    TypeHints hints =
        new TypeHints(
            (type, method) -> type.startsWith("lib."),
            type -> type.equals("lib.Counted"),
            Set.of("retain", "release"),
            Set.of("count"),
            type -> type.equals("lib.HeapBuffer"),
            (type, method) -> method.equals("view"),
            (type, method) -> method.equals("channelRead"));
    return new DetectionSettings(
        new ProcessInfo(1, "Main", "jvm", Instant.EPOCH, Instant.EPOCH, trigger, "ran"),
        type -> hints,
        (one, other) -> one.equals(other) || other.equals(supertypes.get(one)),
        Bodies.none(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        minAgeMillis);
  }

  LeakReport report() {
    return report("exit");
  }

  Story object() {
    return new Story(this);
  }

  void inherits(String className, String superName) {
    supertypes.put(className, superName);
  }

  void violation(Violation.Kind kind, Event event, Lifecycle lifecycle) {
    violation(kind, event, lifecycle, Violation.Around.NONE);
  }

  void violation(Violation.Kind kind, Event event, Lifecycle lifecycle, List<Lifecycle> earlier) {
    violation(kind, event, lifecycle, new Violation.Around(Violation.Proof.ENDED, earlier, false));
  }

  private void violation(
      Violation.Kind kind, Event event, Lifecycle lifecycle, Violation.Around around) {
    violations.add(
        new Violation(
            kind, 1, classId("lib.Buffer"), 1, event, lifecycle, 0, 0, null, around, null));
  }

  Snapshot snapshot() {
    Snapshot.Counters counters =
        new Snapshot.Counters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, 0, "full", 0);
    return new Snapshot(
        0, NOW_MILLIS, leftOver, healthy, 0, violations, names, new long[1], counters);
  }

  int stackId(String... frames) {
    return names.stackId(frames);
  }

  /** The code of a method tells this. */
  void facts(String method, MethodFacts of) {
    names.facts(method, of);
  }

  int classId(String name) {
    return names.classId(name);
  }

  TestNames names() {
    return names;
  }

  /** One more object, whose number nobody has yet. */
  long newObject() {
    return nextObject++;
  }

  /** A group that a story has told to its end. */
  void add(LifecycleGroup group) {
    (group.fate() == Fate.HEALTHY ? healthy : leftOver).add(group);
  }
}
