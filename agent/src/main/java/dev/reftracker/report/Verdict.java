package dev.reftracker.report;

/** What is said about references that were not given back. */
public enum Verdict {
  /** Collected with references left, or live where all its healthy twins have ended. */
  LEAK,
  /** Live, old or odd; the evidence is weak. */
  SUSPECT,
  /** Live and nothing wrong with it: a cache, a constant. */
  HELD
}
