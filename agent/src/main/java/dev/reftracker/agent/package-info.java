/**
 * The composition root: the whole program as one readable method, {@link
 * dev.reftracker.agent.Agent#start}.
 *
 * <p>Loader: the agent's own. Arrow: sees every other package; none sees this one.
 */
package dev.reftracker.agent;
