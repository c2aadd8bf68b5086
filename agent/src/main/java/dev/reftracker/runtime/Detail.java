package dev.reftracker.runtime;

import java.util.Locale;

/** The level of detail in force; only ever steps down. */
final class Detail {

  private volatile TrackerSettings.Detail level;
  private volatile int stepDowns;

  Detail(TrackerSettings.Detail first) {
    level = first;
  }

  TrackerSettings.Detail level() {
    return level;
  }

  boolean countsOnly() {
    return level == TrackerSettings.Detail.COUNTS;
  }

  /**
   * One level lower; full steps past adaptive, which would save too late. Does nothing at the
   * lowest.
   */
  synchronized void stepDown() {
    TrackerSettings.Detail now = level;
    if (now == TrackerSettings.Detail.COUNTS) {
      return;
    }
    level =
        now == TrackerSettings.Detail.SITES
            ? TrackerSettings.Detail.COUNTS
            : TrackerSettings.Detail.SITES;
    stepDowns = stepDowns + 1;
  }

  int stepDowns() {
    return stepDowns;
  }

  String text() {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
