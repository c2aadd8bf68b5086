package dev.reftracker.policy;

import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.LeakReport;
import dev.reftracker.report.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
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
   * @param newOverReleases over-releases that the baseline does not know
   * @param sentences what was suppressed or known, what is unused or expired; one sentence each
   */
  public record Judgement(long newReferences, long newOverReleases, List<String> sentences) {}

  /** Judges a report. */
  public Judgement judge(LeakReport report) {
    Map<Suppression, Long> used = new LinkedHashMap<>();
    suppressions.forEach(entry -> used.put(entry, 0L));
    long fresh = 0;
    long known = 0;
    for (LeakGroup group : withDependants(report.leaks())) {
      if (group.verdict() != Verdict.LEAK) {
        continue;
      }
      Suppression entry = entryFor(group, used);
      if (entry != null) {
        used.merge(entry, group.references(), Long::sum);
      } else if (baseline.knows(group)) {
        known += group.references();
      } else {
        fresh += group.references();
      }
    }
    long overReleases =
        report.overReleases().stream()
            .filter(found -> !baseline.fingerprints().contains(found.fingerprint()))
            .mapToLong(found -> found.objects())
            .sum();
    return new Judgement(fresh, overReleases, sentences(used, known));
  }

  private Suppression entryFor(LeakGroup group, Map<Suppression, Long> used) {
    for (Suppression entry : suppressions) {
      boolean room = entry.count() == null || used.get(entry) + group.references() <= entry.count();
      if (room && !entry.isExpired(today) && entry.matches(group)) {
        return entry;
      }
    }
    return null;
  }

  private List<String> sentences(Map<Suppression, Long> used, long known) {
    List<String> sentences = new ArrayList<>();
    used.forEach(
        (entry, references) -> {
          if (entry.isExpired(today)) {
            sentences.add("suppression expired on " + entry.expires() + ": " + entry.describe());
          } else if (references == 0) {
            sentences.add("suppression unused: " + entry.describe());
          } else {
            sentences.add(references + " leaked references suppressed by " + entry.describe());
          }
        });
    if (known > 0) {
      sentences.add(known + " leaked references are known to the baseline");
    }
    return sentences;
  }

  private static List<LeakGroup> withDependants(List<LeakGroup> groups) {
    List<LeakGroup> all = new ArrayList<>();
    for (LeakGroup group : groups) {
      all.add(group);
      all.addAll(withDependants(group.dependants()));
    }
    return all;
  }
}
