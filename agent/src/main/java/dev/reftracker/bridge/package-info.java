/**
 * The border between woven code and the agent: the one class that woven code names, and the hooks
 * behind it.
 *
 * <p>Loader: none of ours; the build renames them into {@code java.lang} and the start defines them
 * into {@code java.base}. Arrow: uses the JDK alone; woven code, runtime and trigger use it.
 */
package dev.reftracker.bridge;
