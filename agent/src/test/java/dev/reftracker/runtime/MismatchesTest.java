package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Snapshot;
import dev.reftracker.runtime.snapshot.Violation;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Books against the library's own count. */
class MismatchesTest {

  private final Library library =
      new Library(
          TrackerSettings.defaults(
              List.of(new TypeSettings("buffer", null, null, false, false, "count"))));

  @AfterEach
  void close() {
    library.close();
  }

  @Test
  void everyEventOfAShortLifeIsCompared() {
    Counted target = new Counted();
    target.retain();
    target.release();
    target.release();
    library.end(target);

    Snapshot snapshot = library.snapshot();

    assertThat(snapshot.counters().comparisons()).isEqualTo(3);
    assertThat(snapshot.violations()).isEmpty();
  }

  @Test
  void aChangeThatNoRuleNamesIsFoundBetweenTheTwoEventsAroundIt() {
    Counted target = new Counted();
    target.retain();
    target.count++; // unseen
    target.retain();
    target.release();
    target.release();
    target.release();
    library.end(target);

    List<Violation> found = library.snapshot().violations();

    assertThat(found).hasSize(1);
    Violation mismatch = found.get(0);
    assertThat(mismatch.kind()).isEqualTo(Violation.Kind.MISMATCH);
    assertThat(mismatch.booked()).isEqualTo(3);
    assertThat(mismatch.counted()).isEqualTo(4);
    assertThat(mismatch.event().op()).isEqualTo(Op.ACQUIRE);
    assertThat(mismatch.lifecycle().events())
        .extracting(Event::op)
        .containsExactly(Op.BEGIN, Op.ACQUIRE);
  }

  /** Counts as a library would, with hooks where woven code has them. */
  private final class Counted {
    int count = 1;

    Counted() {
      library.construct(this);
    }

    void retain() {
      count++;
      library.acquire(this);
    }

    void release() {
      library.release(this);
      count--;
    }

    @SuppressWarnings("unused") // the tracker's accessor
    int count() {
      return count;
    }
  }
}
