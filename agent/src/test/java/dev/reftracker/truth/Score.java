package dev.reftracker.truth;

import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup;
import java.util.List;

/**
 * How right one report was.
 *
 * @param program the program
 * @param named what the report offered, best first
 * @param alive whether the leaked references are on an object that rightly lives on
 * @param counted whether it counted exactly the references that leaked, with verdict leak
 * @param acquireRight whether its first group names a line that took such a reference
 * @param rank place of the planted culprit among {@code named}, from 1; 0 when it is not there
 * @param why the rule that named the first culprit; {@code nobody} when there is none
 * @param certainty the score that the report gave it; 0 when there is none
 * @param exact whether the first group says that its pairing is exact
 */
record Score(
    Program program,
    List<String> named,
    boolean alive,
    boolean counted,
    boolean acquireRight,
    int rank,
    String why,
    double certainty,
    boolean exact) {

  /** Compares what was said with what is planted. */
  static Score of(Answer answer) {
    Program program = answer.program();
    boolean alive = answer.leakedObjects() == 0;
    if (answer.report() == null) {
      return new Score(program, List.of(), alive, false, false, 0, "no report", 0, false);
    }
    List<String> named = Candidates.of(answer.report());
    List<LeakGroup> groups = Candidates.groups(answer.report());
    boolean counted =
        answer.report().summary().leakedReferences() == answer.leakedReferences()
            && answer.report().summary().suspectReferences() == 0;
    if (groups.isEmpty()) {
      return new Score(program, named, alive, counted, false, 0, "nobody", 0, false);
    }
    LeakGroup first = groups.get(0);
    LeakGroup.Culprit culprit = first.culprit();
    return new Score(
        program,
        named,
        alive,
        counted,
        acquireRight(program, first),
        culprit == null ? 0 : rank(program, named),
        culprit == null ? "nobody" : culprit.why(),
        culprit == null ? 0 : culprit.score(),
        first.pairingExact());
  }

  /** Whether the first culprit is the planted one. */
  boolean right() {
    return rank == 1;
  }

  private static int rank(Program program, List<String> named) {
    for (int i = 0; i < named.size(); i++) {
      if (program.planted().culprits().contains(named.get(i))) {
        return i + 1;
      }
    }
    return 0;
  }

  private static boolean acquireRight(Program program, LeakGroup group) {
    Frame site = group.acquire() == null ? null : group.acquire().site();
    return site != null && program.planted().acquireLines().contains(site.line());
  }
}
