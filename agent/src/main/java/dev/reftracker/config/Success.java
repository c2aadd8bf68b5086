package dev.reftracker.config;

/**
 * For which results a method has done what its role says (an exception never counts as a result).
 */
public enum Success {
  /** Whenever it returns. */
  ALWAYS,
  /** When it returns true. */
  RETURN_TRUE,
  /** When it returns something. */
  RETURN_NON_NULL,
  /** When it returns a number that is not negative. */
  RETURN_NOT_NEGATIVE,
  /** When it returns zero. */
  RETURN_ZERO,
  /** Never. */
  NEVER
}
