package dev.reftracker.policy;

import dev.reftracker.report.LeakReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Separates what is known from what is new. Suppressed groups stay in the report; they count no
 * longer when the program's exit status is decided, and the report says which entries were used,
 * which were not, and which have expired.
 */
public final class KnownFindings {

  private final List<Suppression> suppressions;
  private final Baseline baseline;
  private final LocalDate today;

  /**
   * What is known on a day.
   *
   * @param today the day on which entries may have expired
   */
  public KnownFindings(List<Suppression> suppressions, Baseline baseline, LocalDate today) {
    this.suppressions = suppressions;
    this.baseline = baseline;
    this.today = today;
  }

  /**
   * What a report says beyond what is known.
   *
   * @param newReferences leaked references that nothing explains away
   * @param newOverReleases over-releases that nothing explains away
   * @param newUsesAfterEnd uses after end that nothing explains away
   * @param sentences what was suppressed or known, what is unused or expired; one sentence each
   */
  public record Judgement(
      long newReferences, long newOverReleases, long newUsesAfterEnd, List<String> sentences) {}

  /** Judges a report. */
  public Judgement judge(LeakReport report) {
    Map<Suppression, Map<Found.Kind, Long>> used = new LinkedHashMap<>();
    for (Suppression entry : suppressions) {
      used.put(entry, new EnumMap<>(Found.Kind.class));
    }
    Map<Found.Kind, Long> fresh = new EnumMap<>(Found.Kind.class);
    Map<Found.Kind, Long> known = new EnumMap<>(Found.Kind.class);
    for (Found found : Found.in(report)) {
      Suppression entry = entryFor(found, used);
      if (entry != null) {
        used.get(entry).merge(found.kind(), found.number(), Long::sum);
      } else if (baseline.fingerprints().contains(found.fingerprint())) {
        known.merge(found.kind(), found.number(), Long::sum);
      } else {
        fresh.merge(found.kind(), found.number(), Long::sum);
      }
    }
    return new Judgement(
        fresh.getOrDefault(Found.Kind.LEAK, 0L),
        fresh.getOrDefault(Found.Kind.OVER_RELEASE, 0L),
        fresh.getOrDefault(Found.Kind.USE_AFTER_END, 0L),
        sentences(used, known));
  }

  private Suppression entryFor(Found found, Map<Suppression, Map<Found.Kind, Long>> used) {
    for (Suppression entry : suppressions) {
      long before = used.get(entry).values().stream().mapToLong(Long::longValue).sum();
      boolean room = entry.count() == null || before + found.number() <= entry.count();
      if (room && !entry.isExpired(today) && entry.matches(found)) {
        return entry;
      }
    }
    return null;
  }

  private List<String> sentences(
      Map<Suppression, Map<Found.Kind, Long>> used, Map<Found.Kind, Long> known) {
    List<String> sentences = new ArrayList<>();
    for (Map.Entry<Suppression, Map<Found.Kind, Long>> one : used.entrySet()) {
      Suppression entry = one.getKey();
      if (entry.isExpired(today)) {
        sentences.add("suppression expired on " + entry.expires() + ": " + entry.describe());
      } else if (one.getValue().isEmpty()) {
        sentences.add("suppression unused: " + entry.describe());
      }
      for (Map.Entry<Found.Kind, Long> of : one.getValue().entrySet()) {
        sentences.add(
            of.getValue() + " " + of.getKey().plural + " suppressed by " + entry.describe());
      }
    }
    for (Map.Entry<Found.Kind, Long> of : known.entrySet()) {
      sentences.add(of.getValue() + " " + of.getKey().plural + " are known to the baseline");
    }
    return sentences;
  }
}
