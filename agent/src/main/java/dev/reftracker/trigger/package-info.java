/**
 * The moments at which a report is wanted: the program's end, a halt, a signal.
 *
 * <p>Loader: the agent's own. Arrow: uses nothing of ours but the bridge; what is to be done at
 * these moments comes in as a {@link java.lang.Runnable}.
 */
package dev.reftracker.trigger;
