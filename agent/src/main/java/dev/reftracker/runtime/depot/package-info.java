/**
 * Equal values under one small number, kept for good: stacks and names of classes. Hooks intern on
 * application threads, so nothing here takes a lock, and no class loader is pinned. Own loader;
 * uses {@code java.base} alone.
 *
 * <p>Open first: {@link dev.reftracker.runtime.depot.StackSource}, one of two ways to a stack's
 * number: {@code BacktraceStacks} where the JVM shows what it keeps of a stack, {@code PlainStacks}
 * everywhere else. Both put stacks into the {@code StackDepot}.
 */
package dev.reftracker.runtime.depot;
