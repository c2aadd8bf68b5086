package dev.reftracker.bodies;

/**
 * Where a path of a method goes that forgets a value.
 *
 * @param by how it goes
 * @param line where
 */
public record Escape(By by, int line) {

  /** How a path goes. */
  public enum By {
    /** By a return that only such paths come to. */
    RETURN,
    /** By an exception that the method itself throws. */
    THROW,
    /** By an exception of a call. */
    CALL,
    /** Through a handler, which catches the exception of a call. */
    CATCH,
    /** By a way of its own that comes together with the others again. */
    BRANCH,
    /** It takes the value out of its field, or puts another there. */
    LETS_GO
  }
}
