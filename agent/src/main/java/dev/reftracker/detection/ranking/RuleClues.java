package dev.reftracker.detection.ranking;

import dev.reftracker.detection.culprit.Culprits;
import dev.reftracker.detection.culprit.Culprits.Answer;
import dev.reftracker.detection.culprit.Rule;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.Leftover;
import java.util.List;

/** What the rules answer, the first of them before all others. */
final class RuleClues {

  private final List<Answer> answers;

  RuleClues(Leftover leftover, Evidence evidence) {
    this.answers = Culprits.all(leftover, evidence);
  }

  /** Puts those in question that any rule names. */
  void gather(Candidates candidates) {
    for (Answer answer : answers) {
      candidates.add(answer.culprit().site());
    }
    if (!answers.isEmpty()) {
      candidates.note(answers.get(0).culprit().site(), clue(answers.get(0).rule()));
    }
  }

  private static Clue clue(Rule first) {
    return switch (first) {
      case EXCEPTION -> Clue.NAMED_FOR_AN_EXCEPTION;
      case CONTAINER -> Clue.NAMED_FOR_A_CONTAINER;
      case LAST_HAND_OVER -> Clue.NAMED_AS_LAST;
      case PARTING -> Clue.NAMED_WHERE_WAYS_PART;
      case SURPLUS_ACQUIRE, SURPLUS_PATH -> Clue.NAMED_FOR_A_SURPLUS;
      case HOLDER -> Clue.NAMED_FOR_A_KEEPER;
      default -> Clue.NAMED_OTHERWISE;
    };
  }

  /** The reason of the first rule that names the method; null where none does. */
  String why(Candidate candidate) {
    String method = Candidates.key(candidate.frame());
    for (Answer answer : answers) {
      if (Candidates.key(answer.culprit().site()).equals(method)) {
        return answer.culprit().why();
      }
    }
    return null;
  }
}
