package dev.reftracker.report;

import java.util.List;

/**
 * One report: the third of the plain-data types that cross borders (agent to reader). The JSON form
 * is {@code docs/report-format.md}; the text and HTML forms are renderings of the same data.
 *
 * @param process the program and the moment
 * @param summary totals
 * @param types totals per tracked type; authoritative, since groups overlap in objects
 * @param coverage what was woven and how often it was called
 * @param leaks groups of references over all verdicts, most likely culprit first
 * @param overReleases releases without a live reference
 * @param usesAfterEnd acquires and uses of ended targets
 * @param mismatches books that disagree with the library's own count
 * @param scopes references that outlived their owner
 * @param stuck waits and references that last too long
 * @param completeness what the report could not see, one sentence each; empty when nothing is
 *     missing
 * @param learned what the run taught and the findings rest on (carriers, delegates, borrowers), one
 *     sentence each
 * @param known what suppressions and the baseline knew, and which entries are unused or expired,
 *     one sentence each
 */
public record LeakReport(
    ProcessInfo process,
    Summary summary,
    List<TypeTotals> types,
    List<CoverageEntry> coverage,
    List<LeakGroup> leaks,
    List<OverRelease> overReleases,
    List<UseAfterEnd> usesAfterEnd,
    List<Mismatch> mismatches,
    List<OutlivedScope> scopes,
    List<StuckWait> stuck,
    List<String> completeness,
    List<String> learned,
    List<String> known) {

  /**
   * A report of a run that taught nothing.
   *
   * @param process the program and the moment
   * @param summary totals
   * @param types totals per tracked type
   * @param coverage what was woven
   * @param leaks groups, most likely culprit first
   * @param overReleases releases without a live reference
   * @param usesAfterEnd acquires and uses of ended targets
   * @param mismatches books that disagree with the library's
   * @param scopes references that outlived their owner
   * @param stuck waits that last too long
   * @param completeness what the report could not see
   */
  public LeakReport(
      ProcessInfo process,
      Summary summary,
      List<TypeTotals> types,
      List<CoverageEntry> coverage,
      List<LeakGroup> leaks,
      List<OverRelease> overReleases,
      List<UseAfterEnd> usesAfterEnd,
      List<Mismatch> mismatches,
      List<OutlivedScope> scopes,
      List<StuckWait> stuck,
      List<String> completeness) {
    this(
        process,
        summary,
        types,
        coverage,
        leaks,
        overReleases,
        usesAfterEnd,
        mismatches,
        scopes,
        stuck,
        completeness,
        List.of(),
        List.of());
  }
}
