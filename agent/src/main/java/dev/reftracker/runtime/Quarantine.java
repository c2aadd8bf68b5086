package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Lifecycle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

/**
 * The lives of one type that ended last, first in first out, so that a release too many can show
 * the whole life. Remembers the identity hashes of those that left, so that such a release is still
 * told from one of a target older than tracking.
 */
final class Quarantine {

  private static final int RINGS = 8;
  private static final int RING = 128;
  private static final int LEFT = 1 << 14;
  private static final int MOST_EARLIER = 4;
  private static final Comparator<Lifecycle> BY_END =
      new Comparator<>() { // no lambda on a hook's path
        @Override
        public int compare(Lifecycle one, Lifecycle other) {
          return Integer.compare(one.lastMillis(), other.lastMillis());
        }
      };

  private final Ring[] rings = new Ring[RINGS];
  private volatile AtomicIntegerArray left;

  Quarantine() {
    for (int i = 0; i < RINGS; i++) {
      rings[i] = new Ring();
    }
  }

  /** Adds an ended life; returns the one that must leave for it, or null. */
  Life add(Life life, int threadId) {
    Ring ring = rings[threadId & (RINGS - 1)];
    int at = ring.next++ & (RING - 1);
    Life leaving = ring.lives.getPlain(at);
    if (life.is(Life.RETAINED) && (leaving == null || leaving.is(Life.RETAINED))) {
      ring.lives.setRelease(at, life); // nothing is due when one of these leaves
      return null;
    }
    leaving = ring.lives.getAndSet(at, life);
    return leaving == null || leaving.is(Life.RETAINED) ? null : leaving;
  }

  /**
   * The newest lives of the same object that ended before {@code life} began, oldest first. Exact
   * within a ring, between rings as fine as the clock.
   */
  List<Lifecycle> earlier(Life life, int nowMillis) {
    int began = Lives.beganMillis(life.head(), Integer.MAX_VALUE);
    List<Lifecycle> lives = new ArrayList<>();
    for (Ring ring : rings) {
      int oldest = ring.next;
      for (int i = 0; i < RING; i++) {
        Life other = ring.lives.get((oldest + i) & (RING - 1));
        PlainEvent end = other == null || other == life ? null : other.head();
        if (end != null && other.directory == life.directory && end.atMillis <= began) {
          lives.add(Lives.lifecycle(other, end, 0, nowMillis));
        }
      }
    }
    lives.sort(BY_END);
    return lives.subList(Math.max(0, lives.size() - MOST_EARLIER), lives.size());
  }

  /** Remembers that the entry of a target is gone. */
  void left(int hash) {
    AtomicIntegerArray l = left;
    if (l == null) {
      l = new AtomicIntegerArray(LEFT);
      left = l; // a lost race forgets a few hashes
    }
    l.setRelease(hash & (LEFT - 1), hash); // no fence: it comes after the entry left anyway
  }

  /** Whether a target with this hash has ended and left. */
  boolean hasLeft(int hash) {
    AtomicIntegerArray l = left;
    return l != null && hash != 0 && l.get(hash & (LEFT - 1)) == hash;
  }

  /** Visits the lives. */
  void forEach(Consumer<Life> visitor) {
    for (Ring ring : rings) {
      for (int i = 0; i < RING; i++) {
        Life life = ring.lives.get(i);
        if (life != null) {
          visitor.accept(life);
        }
      }
    }
  }

  private static final class Ring {
    final AtomicReferenceArray<Life> lives = new AtomicReferenceArray<>(RING);

    /** Plain: when threads that share a ring race, one life leaves it too early. */
    int next;
  }
}
