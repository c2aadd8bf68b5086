package dev.reftracker.runtime.snapshot;

/** What an {@link Event} says. */
public enum Op {
  /** The first count was set; ends whatever lifecycle was before. */
  BEGIN,
  /**
   * First seen with references that nobody recorded; the amount is the library's count, or 1 where
   * it has no accessor.
   */
  BASELINE,
  /** References were taken. */
  ACQUIRE,
  /** References were given back. */
  RELEASE,
  /** The count fell to zero. */
  END,
  /** Passed as an argument. */
  ARGUMENT,
  /** Given to a handler as a message. */
  HANDLER,
  /** Returned from a method. */
  RETURN,
  /** Stored by a constructor. */
  CONSTRUCTOR,
  /** Stored into a field. */
  STORE,
  /** An exception left a method that had it. */
  EXCEPTION,
  /** A hand-over that the program declared. */
  TOUCH,
  /** A use after the end. */
  USE;

  /** Whether the event changes the count. */
  public boolean counts() {
    return ordinal() <= RELEASE.ordinal();
  }

  /** Whether the event brings references. */
  public boolean takes() {
    return counts() && this != RELEASE;
  }

  /** Whether the event is a hand-over: ownership may have passed. */
  public boolean handsOver() {
    return ordinal() >= ARGUMENT.ordinal() && this != USE;
  }
}
