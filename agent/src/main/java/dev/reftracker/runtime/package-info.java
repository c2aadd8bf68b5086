/**
 * What the hooks do: directories of live references, interned stacks, folded lifecycles, snapshots.
 *
 * <p>Loader: the agent's own, isolated. Arrow: uses {@code java.base}, the bridge, and its own
 * {@code snapshot} package, nothing else of ours. Open first: {@link
 * dev.reftracker.runtime.Tracker}, then {@code Hooks} for what a woven method triggers and {@code
 * Ledger} for how it is booked.
 */
package dev.reftracker.runtime;
