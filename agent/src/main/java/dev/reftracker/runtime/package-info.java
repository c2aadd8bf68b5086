/**
 * What the hooks do: directories of live references, interned stacks, folded lifecycles, snapshots.
 *
 * <p>Loader: the agent's own, isolated. Arrow: uses {@code java.base}, the bridge, and its own
 * {@code depot} and {@code snapshot} packages, nothing else of ours. Open first: {@link
 * dev.reftracker.runtime.Tracker}, then {@code Hooks} for what a woven method triggers and {@code
 * Ledger} for how it is booked.
 *
 * <pre>
 * hook      Hooks, RareHooks --ThreadState (Calls: who called)--&gt; Ledger
 * look up   IdentityTable, Stripe --&gt; Directory (one target) --&gt; Life (one generation)
 * book      Begins, Ledger, Ending; Handles, Newcomers; Recorder makes each PlainEvent or ExtraEvent
 * stacks    {@code depot} keeps them; Thinning says when one is taken
 * follow    HandOvers, Stays, Aliases; Watch and BeginSites say whom
 * doubt     Accusations, Shortages, Mismatches, Guarding (Scopes, Waits) --&gt; Violations
 * bound     Budget, Resting, Compaction (PairFolding), Quarantine, Housekeeping
 * tell      Groups, Lives --&gt; Snapshots
 * </pre>
 */
package dev.reftracker.runtime;
