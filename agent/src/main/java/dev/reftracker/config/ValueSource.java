package dev.reftracker.config;

/**
 * Where a woven method finds a value: the subject whose count changes, the amount, the handle.
 *
 * @param kind which place
 * @param value the argument's index, from 0 and without {@code this}, for {@link Kind#ARGUMENT};
 *     the number for {@link Kind#CONSTANT}; else 0
 */
public record ValueSource(Kind kind, int value) {

  /** The object the method is called on, or under construction. */
  public static final ValueSource THIS = new ValueSource(Kind.THIS, 0);

  /** The value the method returns. */
  public static final ValueSource RETURN = new ValueSource(Kind.RETURN, 0);

  /** There is none. */
  public static final ValueSource NONE = new ValueSource(Kind.NONE, 0);

  /** The constant one: the amount of most methods. */
  public static final ValueSource ONE = constant(1);

  /** The place of the value. */
  public enum Kind {
    /** {@code this}. */
    THIS,
    /** The return value. */
    RETURN,
    /** An argument. */
    ARGUMENT,
    /** A number in the rule. */
    CONSTANT,
    /** None. */
    NONE
  }

  /** Written out, since a record's own way costs the start of a program 20 ms. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ValueSource that && kind == that.kind && value == that.value;
  }

  @Override
  public int hashCode() {
    return kind.ordinal() * 31 + value;
  }

  /** The argument with this index, from 0, {@code this} not counted. */
  public static ValueSource argument(int index) {
    return new ValueSource(Kind.ARGUMENT, index);
  }

  /** A fixed number. */
  public static ValueSource constant(int number) {
    return new ValueSource(Kind.CONSTANT, number);
  }
}
