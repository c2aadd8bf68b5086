package dev.reftracker.detection.ranking;

import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.detection.evidence.Owners;
import dev.reftracker.report.Frame;

/** What kind of method it is. */
final class KindClues {

  private KindClues() {}

  static void tell(Candidate candidate) {
    Frame frame = candidate.frame();
    if (frame.method().equals("main")) {
      candidate.note(Clue.IS_MAIN, 1);
    }
    if (frame.method().equals("<init>")) {
      candidate.note(Clue.IS_CONSTRUCTOR, 1);
    }
    if (FrameNames.isLambda(frame)) {
      candidate.note(Clue.IS_LAMBDA, 1);
    }
    if (Owners.isEndOfLife(frame.method())) {
      candidate.note(Clue.IS_END_OF_LIFE, 1);
    }
  }
}
