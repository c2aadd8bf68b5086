/**
 * From a snapshot to a report: pairing, learning from healthy lifecycles, culprits, verdicts,
 * grouping, ranking.
 *
 * <p>Loader: the agent's own. Arrow: uses its own {@code evidence}, {@code culprit} and {@code
 * ranking}, {@code runtime.snapshot}, {@code bodies}, and {@code report}. Open {@link
 * dev.reftracker.detection.Detector} first, which goes through these stages. Nothing here runs on
 * an application's thread.
 *
 * <pre>
 * learn    {@code evidence}: what healthy lifecycles do
 * pair     Leftovers, PairingScores, by the pairing in {@code evidence}
 * name     {@code ranking}: all that is known of each method is weighed, the rules in {@code culprit}
 *          among it; LostTogether lets one exception have one culprit
 * judge    Verdicts: Youth, Harmless
 * gather   Findings: Finding, Dependants, InnerEnds --&gt; Ranking
 * tell     LeakGroups, Ways, Totals, OwnCode
 * accuse   Violations: OverReleases, OverReleaseCulprit, HealthyReleases, LateRelease
 * </pre>
 */
package dev.reftracker.detection;
