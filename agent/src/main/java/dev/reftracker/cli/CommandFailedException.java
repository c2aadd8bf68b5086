package dev.reftracker.cli;

/** A command cannot do what it was asked; the message is one line for the user. */
final class CommandFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  CommandFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  CommandFailedException(String message) {
    super(message);
  }
}
