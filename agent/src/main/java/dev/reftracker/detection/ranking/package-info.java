/**
 * Which method is most likely to lack the release: everything that is known of the methods in
 * question is weighed at once.
 *
 * <p>Loader: the agent's own. Arrow: uses {@code detection.culprit}, {@code detection.evidence},
 * {@code runtime.snapshot}, {@code bodies}, and {@code report}. Open {@link
 * dev.reftracker.detection.ranking.Ranking} first. One thread, never an application's.
 *
 * <pre>
 * gather   RuleClues (what the rules answer), WayClues (where it was on the reference's way),
 *          HealthyClues (what it does with the others), CodeClues (what its code shows),
 *          KindClues (what kind of method it is) --&gt; Clue by Clue into Candidates
 * weigh    Weights: learned from programs whose culprit is known, see docs/accuracy.md
 * answer   Ranking --&gt; Accusation: the first and those to look at next, each with its probability
 * </pre>
 */
package dev.reftracker.detection.ranking;
