package dev.reftracker.detection;

import dev.reftracker.detection.evidence.CleanFrames;
import dev.reftracker.detection.evidence.Stacks;
import dev.reftracker.report.Example;
import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Turns lifecycles into the ways that a reader sees: every event in order with the books after it.
 */
final class Ways {

  private static final int MAX_STEPS = 200;

  private final Snapshot snapshot;
  private final Stacks stacks;

  Ways(Snapshot snapshot, Stacks stacks) {
    this.snapshot = snapshot;
    this.stacks = stacks;
  }

  Example of(Lifecycle lifecycle, CleanFrames clean) {
    List<Example.Step> steps = new ArrayList<>();
    long books = 0;
    long omitted = lifecycle.foldedEvents();
    for (Event event : lifecycle.events()) {
      books = booksAfter(books, event);
      if (steps.size() < MAX_STEPS) {
        steps.add(step(event, books, clean));
      } else {
        omitted++;
      }
    }
    return new Example(Long.toString(lifecycle.objectId()), steps, omitted);
  }

  /** The instant of a time on the tracker's clock. */
  Instant instant(long atMillis) {
    return Instant.ofEpochMilli(snapshot.startedAtMillis() + atMillis);
  }

  private Example.Step step(Event event, long books, CleanFrames clean) {
    List<Frame> frames = stacks.of(event);
    boolean takes = event.op().takes();
    Frame site = takes ? clean.acquireSite(frames) : clean.cleanSite(frames);
    return new Example.Step(
        op(event),
        event.amount(),
        books,
        instant(event.atMillis()),
        stacks.names().thread(event.threadId()),
        stacks.names().className(event.holderClassId()),
        kind(event.op()),
        site,
        frames);
  }

  private static long booksAfter(long before, Event event) {
    if (event.undone()) {
      return before;
    }
    return switch (event.op()) {
      case BEGIN -> event.amount();
      case BASELINE, ACQUIRE -> before + event.amount();
      case RELEASE -> before - event.amount();
      default -> before;
    };
  }

  private static String op(Event event) {
    return switch (event.op()) {
      case ARGUMENT, HANDLER, RETURN, CONSTRUCTOR, STORE -> "handover";
      default -> event.op().name().toLowerCase(Locale.ROOT);
    };
  }

  /** The kind of a hand-over, or null for what is none. */
  static String kind(Op op) {
    return op.handsOver() ? op.name().toLowerCase(Locale.ROOT) : null;
  }
}
