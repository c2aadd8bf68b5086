package dev.reftracker.runtime;

import java.util.concurrent.atomic.AtomicInteger;
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
    return ring.lives.getAndSet(ring.next.getAndIncrement() & (RING - 1), life);
  }

  /** Remembers that the entry of a target is gone. */
  void left(int hash) {
    AtomicIntegerArray l = left;
    if (l == null) {
      l = new AtomicIntegerArray(LEFT);
      left = l; // a lost race forgets a few hashes
    }
    l.set(hash & (LEFT - 1), hash);
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
    final AtomicInteger next = new AtomicInteger();
  }
}
