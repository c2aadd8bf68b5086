package dev.reftracker.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One part of an {@link IdentityTable} with its own lock.
 *
 * <p>New entries stand in a small array of their own and move to the large one together, when they
 * have become many. Most objects are gone by then, so that they never change the large array, which
 * the garbage collector keeps in its old generation: each change there would have to be looked at
 * by the next young collection.
 */
final class Stripe {

  private static final int FIRST_BUCKETS = 16;
  private static final int YOUNG_BUCKETS = 64;
  private static final int MAX_YOUNG = 96;
  private static final int SPINS_BEFORE_YIELD = 200;
  private static final long MAX_WAIT_NANOS = 1_000_000_000;
  private static final VarHandle VERSION;

  static {
    try {
      VERSION = MethodHandles.lookup().findVarHandle(Stripe.class, "version", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Bits of the hash that chose the stripe. */
  private final int usedBits;

  private final Identified[] young = new Identified[YOUNG_BUCKETS];
  private volatile Identified[] old = new Identified[FIRST_BUCKETS];

  /** Odd while a write goes on. */
  private volatile int version;

  // Written under the lock; read without it as an estimate.
  private int youngCount;
  private int oldCount;

  Stripe(int usedBits) {
    this.usedBits = usedBits;
  }

  /** Number of entries, about. */
  int size() {
    return youngCount + oldCount;
  }

  Identified find(Object target, int hash) {
    int before = version;
    Identified found = search(target, hash);
    if (found != null || ((before & 1) == 0 && version == before)) {
      return found;
    }
    int locked = lock();
    try {
      return search(target, hash);
    } finally {
      version = locked + 1;
    }
  }

  private Identified search(Object target, int hash) {
    Identified found = search(young, target, hash);
    return found != null ? found : search(old, target, hash);
  }

  private Identified search(Identified[] buckets, Object target, int hash) {
    for (Identified d = buckets[index(hash, buckets)]; d != null; d = d.next) {
      if (d.hash == hash && d.refersTo(target)) {
        return d;
      }
    }
    return null;
  }

  Identified add(Object target, Identified fresh) {
    int locked = lock();
    try {
      Identified known = search(target, fresh.hash);
      if (known != null) {
        return known;
      }
      if (youngCount == MAX_YOUNG) {
        moveYoung();
      }
      link(young, fresh);
      youngCount++;
      return fresh;
    } finally {
      version = locked + 1; // publishes it
    }
  }

  void remove(Identified entry) {
    int locked = lock();
    try {
      if (unlink(young, entry)) {
        youngCount--;
      } else if (unlink(old, entry)) {
        oldCount--;
        if (old.length > FIRST_BUCKETS && oldCount < old.length / 8) {
          rehash(old.length / 4);
        }
      }
    } finally {
      version = locked + 1;
    }
  }

  private boolean unlink(Identified[] buckets, Identified entry) {
    int i = index(entry.hash, buckets);
    Identified before = null;
    Identified d = buckets[i];
    while (d != null && d != entry) {
      before = d;
      d = d.next;
    }
    if (d == null) {
      return false;
    }
    if (before == null) {
      buckets[i] = d.next;
    } else {
      before.next = d.next;
    }
    return true;
  }

  /** A copy of what is in it now. */
  Identified[] copy() {
    int locked = lock();
    try {
      Identified[] all = new Identified[size()];
      copy(old, all, copy(young, all, 0));
      return all;
    } finally {
      version = locked + 1;
    }
  }

  private static int copy(Identified[] buckets, Identified[] to, int from) {
    int n = from;
    for (Identified head : buckets) {
      for (Identified d = head; d != null; d = d.next) {
        to[n++] = d;
      }
    }
    return n;
  }

  private void moveYoung() {
    if (oldCount + youngCount > old.length) {
      rehash(Math.max(old.length * 2, Integer.highestOneBit(oldCount + youngCount) * 2));
    }
    moveAll(young, old);
    oldCount += youngCount;
    youngCount = 0;
  }

  private void rehash(int length) {
    Identified[] grown = new Identified[Math.max(FIRST_BUCKETS, length)];
    moveAll(old, grown);
    old = grown;
  }

  private void moveAll(Identified[] from, Identified[] to) {
    for (int i = 0; i < from.length; i++) {
      Identified d = from[i];
      from[i] = null;
      while (d != null) {
        Identified next = d.next;
        link(to, d);
        d = next;
      }
    }
  }

  private void link(Identified[] buckets, Identified entry) {
    int i = index(entry.hash, buckets);
    entry.next = buckets[i];
    buckets[i] = entry;
  }

  /**
   * Never parks. Gives up after a second (a stack overflow between taking and giving back could
   * leave the lock taken): the hook then fails and is counted, the program runs on.
   */
  @SuppressWarnings(
      "ThreadPriorityCheck") // yield only helps a preempted holder, nothing relies on it
  private int lock() {
    int spins = 0;
    long start = 0;
    while (true) {
      int v = version;
      if ((v & 1) == 0 && VERSION.compareAndSet(this, v, v + 1)) {
        return v + 1;
      }
      if (++spins % SPINS_BEFORE_YIELD != 0) {
        Thread.onSpinWait();
        continue;
      }
      long now = System.nanoTime();
      start = start == 0 ? now : start;
      if (now - start > MAX_WAIT_NANOS) {
        throw new IllegalStateException("a stripe of the identity table stayed locked");
      }
      Thread.yield();
    }
  }

  private int index(int hash, Identified[] buckets) {
    return (hash >>> usedBits) & (buckets.length - 1);
  }
}
