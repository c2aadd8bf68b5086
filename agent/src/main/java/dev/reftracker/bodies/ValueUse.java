package dev.reftracker.bodies;

/**
 * What a method does with one value that it has.
 *
 * @param kind how it came by the value
 * @param line where it came by it; -1 for a parameter or an unknown line
 * @param parameter number of the parameter, {@code this} included; -1 for what is none
 * @param sure whether it is a target or carries one, by its type or by what is done with it
 * @param drops whether some path leaves the method, or gets the next value, without having done
 *     anything with this one
 * @param consumes whether some path gives it back or hands it on
 * @param unsure whether some path only handed it to methods of which is not known what they do with
 *     it, or left it in its field
 * @param leavesAt the line on which the dropping path goes a way of its own; -1 where there is none
 * @param field name of the field; null for what is none
 * @param keeps whether some path leaves it in its field
 */
public record ValueUse(
    Kind kind,
    int line,
    int parameter,
    boolean sure,
    boolean drops,
    boolean consumes,
    boolean unsure,
    int leavesAt,
    String field,
    boolean keeps) {

  /** How a method comes by a value. */
  public enum Kind {
    /** Given by the caller, or carried by {@code this}. */
    PARAMETER,
    /** In a field of {@code this}: dropped means let go of. */
    FIELD,
    /** Taken or made here: a reference that is this method's own. */
    MADE,
    /** Returned by a call; whose the reference is, is not known. */
    RESULT
  }

  /** Whether one path does something with it and another does not. */
  public boolean isHalf() {
    return drops && consumes;
  }
}
