package dev.reftracker.detection.ranking;

import dev.reftracker.report.LeakGroup.Culprit;
import java.util.List;

/**
 * Who is most likely to lack the release.
 *
 * @param culprit the first; null when nothing is known at all
 * @param others those to look at next, the most likely first; may be empty
 */
public record Accusation(Culprit culprit, List<Culprit> others) {

  /** Nobody. */
  static final Accusation NONE = new Accusation(null, List.of());
}
