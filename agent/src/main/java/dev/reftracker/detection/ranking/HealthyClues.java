package dev.reftracker.detection.ranking;

import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.detection.evidence.Trails.Trail;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * What methods do with references that were given back: those taken at the same place, or failing
 * these all of the type.
 */
final class HealthyClues {

  private final Evidence evidence;
  private final IdentityHashMap<List<Trail>, OtherWays> learned = new IdentityHashMap<>();

  HealthyClues(Evidence evidence) {
    this.evidence = evidence;
  }

  /** Puts those in question that release others. */
  void gather(Leftover leftover, Candidates candidates) {
    OtherWays others = others(leftover);
    others.releasers().forEach(frame -> candidates.note(frame, Clue.RELEASES_OTHERS));
    others.callers().forEach(frame -> candidates.note(frame, Clue.CALLS_RELEASE_OF_OTHERS));
  }

  /** What the others tell of one in question. */
  void tell(Leftover leftover, Candidate candidate) {
    OtherWays others = others(leftover);
    double share = others.share(candidate.frame());
    if (share > 0) {
      candidate.note(Clue.SEEN_BY_OTHERS, share);
      if (!others.isAtRelease(candidate.frame())) {
        candidate.note(Clue.PASSES_OTHERS_ON, 1);
      }
    } else if (candidate.has(Clue.ON_THE_WAY)) {
      candidate.note(Clue.ONLY_ON_THIS_WAY, 1);
    }
    if (evidence.borrowers().isBorrower(candidate.frame())) {
      candidate.note(Clue.BORROWS, 1);
    }
    if (evidence.borrowers().givesBack(candidate.frame())) {
      candidate.note(Clue.GIVES_BACK_OTHERS, 1);
    }
  }

  private OtherWays others(Leftover leftover) {
    List<Trail> same = evidence.trails().of(leftover.group(), leftover.acquire());
    List<Trail> trails = same.isEmpty() ? evidence.trails().ofType(leftover.group()) : same;
    return learned.computeIfAbsent(
        trails, list -> new OtherWays(list, evidence.clean(leftover.group()), evidence));
  }
}
