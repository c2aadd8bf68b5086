package dev.reftracker.detection.evidence;

import java.util.Locale;

/** By what a release was told to answer an acquire; in order of strength. */
public enum PairingRule {
  /** There was only one acquire: nothing to tell apart. */
  SINGLE,
  /** The API's own token. */
  HANDLE,
  /** Through the same derived object or carrier. */
  VIEW,
  /** Where healthy lifecycles have one of the two sites they have the other. */
  TWIN,
  /** By the same object. */
  HOLDER,
  /** In the same call of the same method. */
  ACTIVATION,
  /** Nothing better: the oldest first. */
  OLDEST;

  /** Its name in reports. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether nothing was inferred. */
  public boolean exact() {
    return this == HANDLE;
  }
}
