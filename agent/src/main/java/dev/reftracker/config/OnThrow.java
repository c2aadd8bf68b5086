package dev.reftracker.config;

/** What an exception out of a release means for the count. */
public enum OnThrow {
  /** Nothing was given back: the throw came before the count changed. */
  UNDONE,
  /** The reference is gone all the same: the throw came after the count changed. */
  TAKEN,
  /** Cannot be known; the books make no claim about this object any more. */
  UNKNOWN
}
