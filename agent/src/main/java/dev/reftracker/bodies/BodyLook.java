package dev.reftracker.bodies;

import java.util.List;

/**
 * What one method does with targets.
 *
 * @param className its class, with dots
 * @param method its name
 * @param file the source file of its class, or null
 * @param line its first line, or -1
 * @param answers whether it says yes or no
 * @param values the values that it has; empty when it never has one
 * @param passedOn the calls that are given one of them
 * @param returnsTarget whether it returns a target, by its type
 * @param returnsOwned whether it returns a reference that it has taken or made
 */
public record BodyLook(
    String className,
    String method,
    String file,
    int line,
    boolean answers,
    List<ValueUse> values,
    List<PassedOn> passedOn,
    boolean returnsTarget,
    boolean returnsOwned) {

  /**
   * What it does with one of its parameters.
   *
   * @param number of the parameter, {@code this} included
   * @return null where that is no target, and carries none
   */
  ValueUse parameter(int number) {
    for (ValueUse use : values) {
      if (use.kind() == ValueUse.Kind.PARAMETER && use.parameter() == number) {
        return use;
      }
    }
    return null;
  }

  /** What it does with the fields of its object that may hold targets. */
  List<ValueUse> fields() {
    return values.stream().filter(use -> use.kind() == ValueUse.Kind.FIELD).toList();
  }

  /** Whether it does anything with what fields of its object hold. */
  boolean consumesFields() {
    return fields().stream().anyMatch(ValueUse::consumes);
  }
}
