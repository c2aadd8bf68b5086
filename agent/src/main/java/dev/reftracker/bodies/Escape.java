package dev.reftracker.bodies;

/**
 * Where a path of a method goes that forgets a value.
 *
 * @param by how it goes
 * @param line where
 * @param thrown the class of the exception that the method throws there, with dots; null for other
 *     ways and where it did not make the exception itself
 */
public record Escape(By by, int line, String thrown) {

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
