package dev.reftracker.bodies;

import java.util.Set;

/**
 * A value of a method, as a run knows it.
 *
 * @param className the method's class, with dots
 * @param name the method's name; a lambda's is that of the method that wrote it
 * @param line a line of the method
 * @param kind how the method came by the value
 * @param lines on which a call returned it; empty for what is not {@link ValueUse.Kind#MADE}
 * @param seenLine a line on which the method had the value for certain; -1 for none
 * @param thrownLine the line of a call by whose exception it was lost; -1 where none is known
 * @param thrownBy the method that was called there; null for none
 */
public record ValueAt(
    String className,
    String name,
    int line,
    ValueUse.Kind kind,
    Set<Integer> lines,
    int seenLine,
    int thrownLine,
    String thrownBy) {

  /** Whether an exception is known to have lost it. */
  boolean wasThrown() {
    return thrownBy != null;
  }
}
