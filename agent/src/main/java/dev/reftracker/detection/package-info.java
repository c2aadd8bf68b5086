/**
 * From a snapshot to a report: pairing, learning from healthy lifecycles, culprits, verdicts,
 * grouping, ranking.
 *
 * <p>Loader: the agent's own. Arrow: uses {@code runtime.snapshot}, {@code bodies}, and {@code
 * report}. Open {@link dev.reftracker.detection.Detector} first, which goes through these stages.
 * Nothing here runs on an application's thread.
 *
 * <pre>
 * learn    Evidence: Lessons --&gt; CleanFrames, SiteCounts, SiteHabits, Borrowers, Owners,
 *                    ContainerUses, Trails, Twins      (what healthy lifecycles do)
 * pair     Leftovers: Pairing --PairingRule--&gt; Leftover, PairingScores
 * name     Culprits: each CulpritRule in turn; Retrial where the code acquits the first answer:
 *                    Suspects, Accused, BodyEvidence (Guilt); LostTogether lets one exception have one culprit
 * judge    Verdicts: Youth, Harmless
 * gather   Findings: Finding, Dependants --&gt; Ranking
 * tell     LeakGroups, Ways, Totals, Violations (OverReleases, OverReleaseCulprit)
 * </pre>
 */
package dev.reftracker.detection;
