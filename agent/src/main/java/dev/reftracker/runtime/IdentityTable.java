package dev.reftracker.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;

/**
 * Finds the entry of an object by identity. Striped chained hash table; reads take no lock, writes
 * a spin lock that is held for a few instructions. A read that finds nothing while a write went on
 * looks once more under the lock.
 */
final class IdentityTable<E extends Identified> {

  private static final int STRIPE_BITS = 6;
  private static final int FIRST_BUCKETS = 16;

  private final Stripe[] stripes = new Stripe[1 << STRIPE_BITS];

  IdentityTable() {
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = new Stripe();
    }
  }

  static int hash(Object target) {
    int h = System.identityHashCode(target);
    return h ^ (h >>> 15);
  }

  /** The entry of {@code target}, or null. */
  @SuppressWarnings("unchecked") // only entries of this type are added
  E find(Object target) {
    int hash = hash(target);
    return (E) stripe(hash).find(target, hash);
  }

  /**
   * Adds {@code fresh} unless the target has a directory already; returns the one that is in the
   * table.
   */
  @SuppressWarnings("unchecked") // only entries of this type are added
  E add(Object target, E fresh) {
    return (E) stripe(fresh.hash).add(target, fresh);
  }

  /** Takes a directory out; does nothing when it is not in. */
  void remove(E entry) {
    stripe(entry.hash).remove(entry);
  }

  /** Number of entries. */
  long size() {
    long sum = 0;
    for (Stripe stripe : stripes) {
      sum += stripe.count;
    }
    return sum;
  }

  /**
   * Visits the entries; one that comes or goes meanwhile may or may not be visited. Reader threads
   * only.
   */
  @SuppressWarnings("unchecked") // only entries of this type are added
  void forEach(Consumer<E> visitor) {
    for (Stripe stripe : stripes) {
      for (Identified entry : stripe.copy()) {
        visitor.accept((E) entry);
      }
    }
  }

  private Stripe stripe(int hash) {
    return stripes[hash & (stripes.length - 1)];
  }

  /** One part of the table with its own lock. */
  private static final class Stripe {

    private static final int SPINS_BEFORE_YIELD = 200;
    private static final int MAX_SPINS = 2_000_000;
    private static final VarHandle VERSION;

    static {
      try {
        VERSION = MethodHandles.lookup().findVarHandle(Stripe.class, "version", int.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private volatile Identified[] buckets = new Identified[FIRST_BUCKETS];

    /** Odd while a write goes on. */
    private volatile int version;

    private int count; // written under the lock; read without it as an estimate

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
      Identified[] b = buckets;
      for (Identified d = b[index(hash, b)]; d != null; d = d.next) {
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
        if (count > buckets.length) {
          grow();
        }
        Identified[] b = buckets;
        int i = index(fresh.hash, b);
        fresh.next = b[i];
        b[i] = fresh;
        count++;
        buckets = b; // publishes the element
        return fresh;
      } finally {
        version = locked + 1;
      }
    }

    void remove(Identified entry) {
      int locked = lock();
      try {
        Identified[] b = buckets;
        int i = index(entry.hash, b);
        Identified before = null;
        Identified d = b[i];
        while (d != null && d != entry) {
          before = d;
          d = d.next;
        }
        if (d == null) {
          return;
        }
        if (before == null) {
          b[i] = d.next;
        } else {
          before.next = d.next;
        }
        count--;
        if (b.length > FIRST_BUCKETS && count < b.length / 8) {
          rehash(b.length / 4);
        }
      } finally {
        version = locked + 1;
      }
    }

    Identified[] copy() {
      int locked = lock();
      try {
        Identified[] all = new Identified[count];
        int n = 0;
        for (Identified head : buckets) {
          for (Identified d = head; d != null; d = d.next) {
            all[n++] = d;
          }
        }
        return all;
      } finally {
        version = locked + 1;
      }
    }

    private void grow() {
      rehash(buckets.length * 2);
    }

    private void rehash(int length) {
      Identified[] old = buckets;
      Identified[] b = new Identified[Math.max(FIRST_BUCKETS, length)];
      for (Identified head : old) {
        Identified d = head;
        while (d != null) {
          Identified next = d.next;
          int i = index(d.hash, b);
          d.next = b[i];
          b[i] = d;
          d = next;
        }
      }
      buckets = b;
    }

    /**
     * Never parks. Gives up after a long spin (a stack overflow between taking and giving back
     * could leave the lock taken): the hook then fails and is counted, the program runs on.
     */
    @SuppressWarnings(
        "ThreadPriorityCheck") // yield only helps a preempted holder, nothing relies on it
    private int lock() {
      int spins = 0;
      while (true) {
        int v = version;
        if ((v & 1) == 0 && VERSION.compareAndSet(this, v, v + 1)) {
          return v + 1;
        }
        if (++spins > MAX_SPINS) {
          throw new IllegalStateException("a stripe of the identity table stayed locked");
        }
        if (spins % SPINS_BEFORE_YIELD == 0) {
          Thread.yield();
        } else {
          Thread.onSpinWait();
        }
      }
    }

    private static int index(int hash, Identified[] b) {
      return (hash >>> STRIPE_BITS) & (b.length - 1);
    }
  }
}
