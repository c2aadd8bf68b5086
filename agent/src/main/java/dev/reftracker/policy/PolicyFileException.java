package dev.reftracker.policy;

/**
 * A suppressions or baseline file cannot be used; the message is one line: what, where, what to do.
 */
public final class PolicyFileException extends Exception {

  private static final long serialVersionUID = 1L;

  /** With the line for the user. */
  public PolicyFileException(String message) {
    super(message);
  }
}
