/**
 * Which method should have given a leaked reference back: one rule for each kind of evidence.
 *
 * <p>Loader: the agent's own. Arrow: uses {@code detection.evidence}, {@code runtime.snapshot},
 * {@code bodies}, and {@code report}. Open {@link dev.reftracker.detection.culprit.Culprits} first:
 * the rules in their order. One thread, never an application's.
 *
 * <pre>
 * first    ForgetfulEndRule, SurplusAcquireRule
 * lost     ExceptionRule (InnerReleases)
 * kept     ContainerRule, HolderRule (Holding)
 * taken    SurplusPathRule, SameCallRule, TakenUpRule, StillWithTakerRule
 * given    PartingRule, LastHandOverRule (Plumbing)
 * else     TwinRule, AcquireRule
 * by code  BodyEvidence --&gt; Guilt (what the code of a method did with the reference), WhereForgotten
 * </pre>
 */
package dev.reftracker.detection.culprit;
