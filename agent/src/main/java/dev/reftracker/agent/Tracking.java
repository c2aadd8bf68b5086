package dev.reftracker.agent;

import dev.reftracker.config.TrackingConfig;
import dev.reftracker.detection.DetectionSettings;
import dev.reftracker.detection.Detector;
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

/**
 * What is going on in this JVM, and the reports about it. One thread at a time, but for the limits.
 */
final class Tracking {

  private static final long SETTLE_MILLIS = 2_000;

  private final TrackingConfig config;
  private final Tracker tracker;
  private final Coverage coverage;
  private final Instrumentation instrumentation;
  private final KnownFindings known;
  private final List<String> limits = new CopyOnWriteArrayList<>();
  private Map<String, Long> previousReferences = Map.of();

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
    Snapshot snapshot = tracker.snapshot();
    DetectionSettings settings =
        new DetectionSettings(
            process(snapshot, trigger, gc),
            new Hints(config.types()),
            new LoadedTypes(instrumentation),
            config.options().applicationPackages(),
            coverage.entries(snapshot),
            completeness(),
            previousReferences,
            config.options().minAgeMillis());
    LeakReport report = new Detector(settings).report(snapshot);
    previousReferences = references(report.leaks());
    return Known.noted(report, known);
  }

  private List<String> completeness() {
    List<String> sentences = new ArrayList<>(limits);
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
