package dev.reftracker.detection.ranking;

import dev.reftracker.bodies.BodyLook;
import dev.reftracker.bodies.PassedOn;
import dev.reftracker.bodies.ValueUse;
import dev.reftracker.detection.culprit.BodyEvidence;
import dev.reftracker.detection.culprit.Guilt;
import dev.reftracker.detection.culprit.Guilt.Level;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.report.Frame;
import java.util.LinkedHashSet;
import java.util.Set;

/** What the code of methods shows. */
final class CodeClues {

  private final BodyEvidence bodies;

  CodeClues(Leftover leftover, Evidence evidence) {
    this.bodies = new BodyEvidence(leftover, evidence);
  }

  /** Puts those in question that are called blindly, and those of their classes that forget. */
  void gather(Candidates candidates) {
    Set<String> classes = new LinkedHashSet<>();
    for (Candidate candidate : candidates.now()) {
      classes.add(candidate.frame().className());
      BodyLook look = bodies.of(candidate.frame()).look();
      if (look != null) {
        called(look, candidates);
      }
    }
    for (String type : classes) {
      for (BodyLook look : bodies.all(type)) {
        ofClass(look, candidates);
      }
    }
  }

  private void called(BodyLook caller, Candidates candidates) {
    for (PassedOn call : caller.passedOn()) {
      BodyLook look = call.hidden() ? bodies.of(call).look() : null;
      if (look != null) {
        candidates.note(frame(look, look.line()), Clue.CALLED_BLINDLY);
      }
    }
  }

  private static void ofClass(BodyLook look, Candidates candidates) {
    Guilt keeper = BodyEvidence.ofKeeper(look);
    Frame method = frame(look, keeper.line() < 0 ? look.line() : keeper.line());
    if (keeper.level() == Level.LETS_GO) {
      candidates.note(method, Clue.KEEPER_LETS_GO);
    }
    for (ValueUse use : look.values()) {
      if (use.kind() == ValueUse.Kind.MADE && use.drops()) {
        int line = use.leavesAt() < 0 ? use.line() : use.leavesAt();
        candidates.note(
            frame(look, line < 0 ? look.line() : line),
            use.consumes() ? Clue.MAKES_AND_FORGETS : Clue.MAKES_AND_LOSES);
      }
    }
    Candidate known = candidates.of(method);
    if (known != null) {
      ofCandidate(look, keeper.level(), known);
    }
  }

  private static void ofCandidate(BodyLook look, Level keeper, Candidate candidate) {
    switch (keeper) {
      case PASSES_ON -> candidate.note(Clue.KEEPER_PASSES_ON, 1);
      case NEVER_HAS -> candidate.note(Clue.KEEPER_NEVER_HAS, 1);
      case UNKNOWN -> candidate.note(Clue.KEEPER_UNKNOWN, 1);
      default -> {}
    }
    for (ValueUse use : look.values()) {
      if (use.kind() == ValueUse.Kind.PARAMETER && use.drops() && use.sure()) {
        candidate.note(use.consumes() ? Clue.ARGUMENT_HALF : Clue.ARGUMENT_READ, 1);
      }
    }
  }

  private static Frame frame(BodyLook look, int line) {
    return new Frame(look.className(), look.method(), look.file(), line);
  }

  /** What the code of one in question did with this very reference. */
  void tell(Candidate candidate) {
    Clue clue =
        switch (bodies.of(candidate.frame()).level()) {
          case FORGETS -> Clue.CODE_FORGETS;
          case HALF -> Clue.CODE_HALF;
          case LETS_GO -> Clue.CODE_LETS_GO;
          case REFUSES -> Clue.CODE_REFUSES;
          case READS -> Clue.CODE_READS;
          case PASSES_ON -> Clue.CODE_PASSES_ON;
          case NEVER_HAS -> Clue.CODE_NEVER_HAS;
          case UNKNOWN -> Clue.CODE_UNKNOWN;
          case LOSES -> null; // tells nothing beside what else is known
        };
    if (clue != null) {
      candidate.note(clue, 1);
    }
  }
}
