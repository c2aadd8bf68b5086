package dev.reftracker.runtime;

import dev.reftracker.runtime.depot.InternTable;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * What must not happen and did: each distinct one with its first example and a count. Bounded,
 * lock-free.
 */
final class Violations {

  private static final int MAX_DISTINCT = 4_000;

  private volatile boolean untold;
  private final LongAdder dropped = new LongAdder();
  private final InternTable<Entry> entries =
      new InternTable<>(8, MAX_DISTINCT) {
        @Override
        protected boolean same(Entry a, Entry b) {
          Violation x = a.first;
          Violation y = b.first;
          return x.kind() == y.kind()
              && x.typeId() == y.typeId()
              && x.classId() == y.classId()
              && place(x.event()) == place(y.event())
              && (x.lifecycle() == null) == (y.lifecycle() == null)
              && place(previous(x)) == place(previous(y));
        }
      };

  /** Counts a violation. */
  void add(Violation violation) {
    int hash =
        violation.kind().ordinal() * 31
            + violation.classId() * 17
            + place(violation.event()) * 7
            + place(previous(violation));
    int id = entries.intern(hash, new Entry(violation));
    if (id == 0) {
      dropped.increment();
    } else {
      entries.get(id).count.incrementAndGet();
      if (!entries.get(id).told) {
        untold = true;
      }
    }
  }

  /** Whether {@link #tell} has something to tell. */
  boolean hasUntold() {
    return untold;
  }

  /**
   * Gives every violation seen before that moment to the listener, each distinct one once. One
   * thread at a time.
   *
   * @param beforeMillis since tracking began
   */
  void tell(Consumer<Violation> listener, int beforeMillis) {
    untold = false;
    for (int id = 1; id <= entries.size(); id++) {
      Entry entry = entries.get(id);
      if (entry == null || entry.told || entry.count.get() == 0) {
        continue;
      }
      if (entry.first.event().atMillis() < beforeMillis) {
        entry.told = true;
        listener.accept(entry.first);
      } else {
        untold = true;
      }
    }
  }

  /** All of them, the first seen first. */
  List<Violation> views() {
    List<Violation> views = new ArrayList<>();
    for (int id = 1; id <= entries.size(); id++) {
      Entry entry = entries.get(id);
      long count = entry == null ? 0 : entry.count.get();
      if (count > 0) {
        views.add(entry.first.seen(count));
      }
    }
    return views;
  }

  private static int place(Event e) {
    return e == null ? 0 : e.siteId() != 0 ? e.siteId() : -e.stackId();
  }

  /**
   * The release before the wrong event, or what outlived its owner: two pairs of places are two
   * findings.
   */
  private static Event previous(Violation v) {
    if (v.left() != null) {
      return v.left().groups().get(0).examples().get(0).events().get(0);
    }
    if (v.lifecycle() == null) {
      return null;
    }
    List<Event> events = v.lifecycle().events();
    for (int i = events.size() - 1; i >= 0; i--) {
      Event e = events.get(i);
      if (e != v.event() && e.op() == Op.RELEASE) {
        return e;
      }
    }
    return null;
  }

  private static final class Entry {
    final Violation first;
    final AtomicLong count = new AtomicLong();
    volatile boolean told;

    Entry(Violation first) {
      this.first = first;
    }
  }
}
