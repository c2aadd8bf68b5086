package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept of a long life. */
class CompactionTest {

  private static final int ROUNDS = 200;

  private final Library library = new Library();
  private final Object target = new Object();
  private final int lend = library.site("lend", 1, SiteKind.CALL);
  private final int lose = library.site("lose", 2, SiteKind.CALL);
  private final int look = library.site("look", 3, SiteKind.ARGUMENT);
  private final int drop = library.site("drop", 4, SiteKind.ARGUMENT);

  @AfterEach
  void close() {
    library.close();
  }

  @Test
  void whatBecameOfAReferenceThatWasNotGivenBackIsKept() {
    library.construct(target);
    for (int i = 0; i < ROUNDS; i++) {
      if (i == ROUNDS / 2) {
        library.at(lose, this, target, library::acquire);
        library.hooks.onHandedOver(target, this, drop);
      }
      library.at(lend, this, target, library::acquire);
      library.hooks.onHandedOver(target, this, look);
      library.at(lend, this, target, library::release);
    }

    List<Event> events = library.snapshot().leftOver().get(0).examples().get(0).events();

    assertThat(events).hasSizeLessThan(ROUNDS);
    assertThat(events).anyMatch(event -> event.op() == Op.ARGUMENT && event.siteId() == drop);
    assertThat(library.snapshot().leftOver().get(0).references()).isEqualTo(2);
  }

  @Test
  void anObjectTakenManyThousandTimesIsWatchedNoMore() {
    library.construct(target);
    library.hooks.onHandedOver(target, this, drop);

    for (int i = 0; i < 100 * ROUNDS; i++) {
      library.at(lend, this, target, library::acquire);
      library.at(lend, this, target, library::release);
    }

    library.hooks.onHandedOver(target, this, look);

    assertThat(library.snapshot().leftOver().get(0).examples().get(0).events())
        .noneMatch(event -> event.op().handsOver());
  }

  @Test
  void aChainStaysShortAfterMoreEventsThanAnIntCounts() {
    TrackerSettings.HandOvers auto = TrackerSettings.HandOvers.AUTO;
    Totals totals = new Totals(new Tally(PlainEvent.MAX_METHOD + 1 + Totals.CALLS));
    Compaction compaction = new Compaction(totals, new BeginSites(auto), new Watch(auto));
    Life life = new Life(null, null, 0, 1, 0);
    life.pushes = Integer.MAX_VALUE - ROUNDS;
    life.more().foldedEvents = life.pushes;
    life.more().compactAt = life.pushes;
    ThreadState s = States.current();

    int longest = 0;
    for (int i = 0; i < 10 * ROUNDS; i++) {
      for (Op op : List.of(Op.ACQUIRE, Op.RELEASE)) {
        life.push(new PlainEvent(op, 1, 1, life, 0, s, 0));
        compaction.afterPush(s, life);
      }
      longest = Math.max(longest, life.length());
    }

    assertThat(longest).isLessThan(ROUNDS);
    assertThat(chain(life)).isLessThan(ROUNDS);
  }

  private static int chain(Life life) {
    int length = 0;
    for (PlainEvent r = life.head(); r != null; r = r.next) {
      length++;
    }
    return length;
  }
}
