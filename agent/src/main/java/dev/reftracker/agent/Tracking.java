package dev.reftracker.agent;

import dev.reftracker.bodies.Bodies;
import dev.reftracker.config.TrackingConfig;
import dev.reftracker.detection.Detector;
import dev.reftracker.detection.evidence.DetectionSettings;
import dev.reftracker.policy.KnownFindings;
import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.LeakReport;
import dev.reftracker.report.ProcessInfo;
import dev.reftracker.runtime.Tracker;
import dev.reftracker.runtime.snapshot.Snapshot;
import java.lang.instrument.Instrumentation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What is going on in this JVM, and the reports about it. One thread at a time, but for the limits.
 */
final class Tracking implements Consumer<String> {

  private static final long SETTLE_MILLIS = 2_000;

  /** How long a report may look into the code of methods. */
  private static final long LOOKS_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final TrackingConfig config;
  private final Tracker tracker;
  private final Coverage coverage;
  private final Instrumentation instrumentation;
  private final KnownFindings known;
  private final List<String> limits = new CopyOnWriteArrayList<>();
  private volatile Map<String, Long> previousReferences = Map.of();

  Tracking(
      TrackingConfig config,
      Tracker tracker,
      Coverage coverage,
      KnownFindings known,
      Instrumentation instrumentation) {
    this.config = config;
    this.tracker = tracker;
    this.coverage = coverage;
    this.known = known;
    this.instrumentation = instrumentation;
  }

  /** Notes, for every report, something that cannot be seen; one sentence. Any thread. */
  void addLimit(String sentence) {
    limits.add(sentence);
  }

  @Override
  public void accept(String sentence) {
    addLimit(sentence);
  }

  /** Whether a garbage collection could tell more: something is live. */
  boolean hasLive() {
    return tracker.hasLive();
  }

  /** Waits until what a garbage collection found is booked. */
  void settle() {
    tracker.settle(TimeUnit.MILLISECONDS.toNanos(SETTLE_MILLIS));
  }

  /**
   * A report of this moment.
   *
   * @param trigger {@code exit}, {@code signal}, {@code halt} or {@code request}
   * @param gc {@code ran}, {@code skipped} or {@code refused}
   */
  LeakReport report(String trigger, String gc) {
    return report(trigger, gc, tracker.snapshot(), List.of());
  }

  /**
   * The same in a hurry, while another thread may be busy with the full one: what leaked, counted
   * and by its acquires, but little about who forgot.
   */
  LeakReport hastyReport(String trigger, String gc) {
    String hurry =
        "the full report was not ready in time: no healthy lifecycle was looked at, so that"
            + " culprits are guesses and live objects are only held";
    return report(trigger, gc, tracker.snapshot().withoutHealthy(), List.of(hurry));
  }

  private LeakReport report(String trigger, String gc, Snapshot snapshot, List<String> limitsNow) {
    LoadedTypes loaded = new LoadedTypes(instrumentation);
    DetectionSettings settings =
        new DetectionSettings(
            process(snapshot, trigger, gc),
            new Hints(config.types()),
            loaded,
            new Bodies(loaded, LOOKS_NANOS),
            config.options().applicationPackages(),
            coverage.entries(snapshot),
            completeness(limitsNow),
            previousReferences,
            config.options().minAgeMillis());
    LeakReport report = new Detector(settings).report(snapshot);
    previousReferences = references(report.leaks());
    return Known.noted(report, known);
  }

  private List<String> completeness(List<String> limitsNow) {
    List<String> sentences = new ArrayList<>(limitsNow);
    sentences.addAll(limits);
    sentences.addAll(coverage.failures());
    return sentences;
  }

  private static ProcessInfo process(Snapshot snapshot, String trigger, String gc) {
    return new ProcessInfo(
        Program.pid(),
        Program.command(),
        Program.jvm(),
        Instant.ofEpochMilli(snapshot.startedAtMillis()),
        Instant.ofEpochMilli(snapshot.startedAtMillis() + snapshot.takenAtMillis()),
        trigger,
        gc);
  }

  private static Map<String, Long> references(List<LeakGroup> groups) {
    Map<String, Long> references = new HashMap<>();
    for (LeakGroup group : groups) {
      references.merge(group.fingerprint(), group.references(), Long::sum);
    }
    return references;
  }
}
