/**
 * The entry points that the JVM calls, and the loader that keeps the rest of the agent away from
 * the program.
 *
 * <p>Loader: the system loader, hence visible to the program and on its class path. Arrow: names no
 * other class of ours; what it starts, it finds by name in {@link
 * dev.reftracker.launch.AgentClassLoader}.
 */
package dev.reftracker.launch;
