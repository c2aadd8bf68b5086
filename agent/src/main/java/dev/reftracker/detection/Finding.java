package dev.reftracker.detection;

import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.detection.ranking.Accusation;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.report.LeakGroup.MissingRelease;
import dev.reftracker.report.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Leftovers of one cause while a report is built: same class, verdict, acquire site, culprit and
 * missing release.
 *
 * <p>Mutable; lives inside one {@link Detector#report} call.
 */
final class Finding {

  /** What makes two leftovers one finding. */
  record Cause(
      int typeId,
      int classId,
      Verdict verdict,
      boolean collected,
      Frame acquireSite,
      String culprit,
      Frame missingRelease) {}

  private final Cause cause;
  private final Accusation accused;
  private final MissingRelease missing;
  private final List<Leftover> leftovers = new ArrayList<>();
  private Finding parent;
  private boolean harmless;

  Finding(Cause cause, Accusation accused, MissingRelease missing) {
    this.cause = cause;
    this.accused = accused;
    this.missing = missing;
  }

  void add(Leftover leftover) {
    leftovers.add(leftover);
  }

  Cause cause() {
    return cause;
  }

  /** The culprit, or that of the finding this one depends on; null when nothing explains it. */
  Culprit culprit() {
    if (parent != null && parent.culprit() != null) {
      Culprit answering = parent.culprit();
      return new Culprit(answering.site(), "derived", answering.score());
    }
    return accused.culprit();
  }

  /** The methods to look at after the culprit; none where another finding answers. */
  List<Culprit> others() {
    return parent != null && parent.culprit() != null ? List.of() : accused.others();
  }

  /** The finding whose culprit this one's is. */
  Finding answering() {
    return parent != null && parent.culprit() != null ? parent.answering() : this;
  }

  MissingRelease missing() {
    return missing;
  }

  List<Leftover> leftovers() {
    return leftovers;
  }

  /** The leftover that stands for the most references. */
  Leftover biggest() {
    Leftover biggest = leftovers.get(0);
    for (Leftover leftover : leftovers) {
      if (leftover.references() > biggest.references()) {
        biggest = leftover;
      }
    }
    return biggest;
  }

  long references() {
    return leftovers.stream().mapToLong(Leftover::references).sum();
  }

  /**
   * Distinct objects: a group of lifecycles counts once however many of its acquires are left over
   * here.
   */
  long objects() {
    return leftovers.stream()
        .map(Leftover::group)
        .distinct()
        .mapToLong(group -> group.objects())
        .sum();
  }

  /** The finding that this one is a mere consequence of, or null. */
  Finding parent() {
    return parent;
  }

  /** See {@link Harmless}. */
  boolean isHarmless() {
    return harmless;
  }

  void markHarmless(boolean is) {
    harmless = is;
  }

  /** How many findings this one is a consequence of, one behind the other. */
  int depth() {
    return parent == null ? 0 : parent.depth() + 1;
  }

  /** Makes this a consequence of another finding, unless that would close a circle. */
  void dependOn(Finding other) {
    for (Finding up = other; up != null; up = up.parent) {
      if (up == this) {
        return;
      }
    }
    parent = other;
  }
}
