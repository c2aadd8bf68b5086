package dev.reftracker.config;

/**
 * A mistake in an agent option or a rule file.
 *
 * <p>The message is one line for the user: what is wrong, where, and what to do.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A mistake described by {@code message}, one line. */
  public ConfigException(String message) {
    super(message);
  }

  /** A mistake described by {@code message}, one line; {@code cause} may be null. */
  public ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
