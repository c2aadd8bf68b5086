/**
 * What a snapshot teaches about who has references and who gives them back, and what of a leaked
 * lifecycle nobody answered.
 *
 * <p>Loader: the agent's own. Arrow: uses {@code runtime.snapshot}, {@code bodies}, and {@code
 * report}. Open {@link dev.reftracker.detection.evidence.Evidence} first: all of it, learned once
 * for a report. One thread, never an application's.
 *
 * <pre>
 * frames   Stacks, FrameNames; CleanFrames (TypeHints): who may answer for anything; Facades
 * learn    Evidence: Lessons --&gt; SiteCounts, SiteHabits, Borrowers, Owners, ContainerUses, Trails,
 *                    Twins; Most and Nearness weigh
 * pair     Pairing --PairingRule--&gt; Leftover; Makings, Keepers, KeptReferences
 * follow   HandOverTrail, Discharges, Exits, Parting, Looks, Refusals: what became of a leftover
 * ask      CountedType: one type as the code of methods is read for it
 * </pre>
 */
package dev.reftracker.detection.evidence;
