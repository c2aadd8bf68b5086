package dev.reftracker.detection;

import java.util.Locale;

/** By what a release was told to answer an acquire; in order of strength. */
enum PairingRule {
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

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean exact() {
    return this == HANDLE;
  }
}
