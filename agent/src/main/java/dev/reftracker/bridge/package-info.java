/**
 * The border between woven code and the agent: the one class that woven code names.
 *
 * <p>Loader: none of ours; the build renames it into {@code java.lang} and the start defines it
 * into {@code java.base}. Arrow: uses the JDK alone; woven code, runtime and trigger use it.
 */
package dev.reftracker.bridge;
