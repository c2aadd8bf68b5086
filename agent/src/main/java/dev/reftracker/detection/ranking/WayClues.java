package dev.reftracker.detection.ranking;

import dev.reftracker.detection.evidence.CleanFrames;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Stay;
import java.util.ArrayList;
import java.util.List;

/** Where a method stood on the way of the leaked reference. */
final class WayClues {

  /** So many steps are looked at, from the newest. */
  private static final int STEPS = 14;

  /** So many frames of each. */
  static final int CALLERS = 6;

  private static final List<Clue> LAST =
      List.of(Clue.HAD_IT_LAST, Clue.CALLED_THE_LAST, Clue.CALLED_THE_CALLER);
  private static final List<Clue> BEFORE = List.of(Clue.HAD_IT_BEFORE, Clue.CALLED_THE_ONE_BEFORE);

  private final Leftover leftover;
  private final Evidence evidence;
  private final CleanFrames clean;

  WayClues(Leftover leftover, Evidence evidence) {
    this.leftover = leftover;
    this.evidence = evidence;
    this.clean = evidence.clean(leftover.group());
  }

  void gather(Candidates candidates) {
    List<Event> way = leftover.way();
    int newest = way.size() - 1;
    for (int i = newest; i >= Math.max(0, way.size() - STEPS); i--) {
      step(way.get(i), i == newest ? LAST : i == newest - 1 ? BEFORE : List.of(), candidates);
    }
    newest(way.get(newest), candidates);
    List<Frame> takers = cleanFrames(way.get(0), clean, evidence);
    takers.forEach(candidates::add);
    if (!takers.isEmpty()) {
      candidates.note(takers.get(0), Clue.TOOK_IT);
    }
    exits(candidates);
    keepers(candidates);
    Frame parting = leftover.parting(evidence).site();
    if (parting != null) {
      candidates.note(parting, Clue.WAYS_PART_HERE);
    }
  }

  private void step(Event event, List<Clue> byDepth, Candidates candidates) {
    List<Frame> frames = cleanFrames(event, clean, evidence);
    for (int depth = 0; depth < frames.size(); depth++) {
      candidates.note(frames.get(depth), Clue.ON_THE_WAY);
      if (depth < byDepth.size()) {
        candidates.note(frames.get(depth), byDepth.get(depth));
      }
    }
    List<Frame> stack = evidence.stacks().of(event);
    Clue role = role(event.op());
    if (role != null && !frames.isEmpty() && frames.get(0) == stack.get(0)) {
      candidates.note(frames.get(0), role);
    }
  }

  private void newest(Event event, Candidates candidates) {
    List<Frame> frames = cleanFrames(event, clean, evidence);
    boolean returned = event.op() == Op.RETURN;
    if (!returned && !frames.isEmpty()) {
      candidates.note(frames.get(0), Clue.GIVEN_LAST);
    } else if (returned && frames.size() > 1) {
      candidates.note(frames.get(1), Clue.GOT_IT_BACK_LAST);
    }
  }

  private static Clue role(Op op) {
    return switch (op) {
      case BEGIN -> Clue.BEGAN_IT;
      case ACQUIRE -> Clue.ACQUIRED_IT;
      case ARGUMENT -> Clue.WAS_GIVEN_IT;
      case RETURN -> Clue.RETURNED_IT;
      default -> null;
    };
  }

  private void exits(Candidates candidates) {
    List<Event> exits = leftover.exits(evidence);
    for (Event exit : exits) {
      List<Frame> stack = evidence.stacks().of(exit);
      if (!stack.isEmpty()) {
        candidates.note(stack.get(0), Clue.LEFT_BY_EXCEPTION);
        if (exit == exits.get(exits.size() - 1)) {
          candidates.note(stack.get(0), Clue.LEFT_LAST);
        }
      }
    }
  }

  private void keepers(Candidates candidates) {
    for (Event step : leftover.way()) {
      Stay stay = evidence.stacks().stay(step, leftover.example().events());
      if (stay != null) {
        for (Frame use : evidence.stacks().methods(stay.uses()).values()) {
          candidates.note(use, Clue.USED_ITS_KEEPER);
        }
      }
    }
  }

  /** The innermost frames of an event that are clean, at most {@link #CALLERS}. */
  static List<Frame> cleanFrames(Event event, CleanFrames clean, Evidence evidence) {
    List<Frame> stack = evidence.stacks().of(event);
    boolean takes = event.op().takes();
    List<Frame> frames = new ArrayList<>();
    int at = takes ? clean.acquire(stack, 0) : clean.clean(stack, 0);
    while (at >= 0 && frames.size() < CALLERS) {
      frames.add(stack.get(at));
      at = takes ? clean.acquire(stack, at + 1) : clean.clean(stack, at + 1);
    }
    return frames;
  }
}
