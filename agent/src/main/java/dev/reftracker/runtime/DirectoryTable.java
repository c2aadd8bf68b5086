package dev.reftracker.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;

/**
 * Finds the directory of an object by identity. Striped chained hash table; reads take no lock,
 * writes a spin lock that is held for a few instructions. A read that finds nothing may have met a
 * resize, therefore it looks once more under the lock.
 */
final class DirectoryTable {

  private static final int STRIPE_BITS = 6;
  private static final int FIRST_BUCKETS = 16;

  private final Stripe[] stripes = new Stripe[1 << STRIPE_BITS];

  DirectoryTable() {
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = new Stripe();
    }
  }

  static int hash(Object target) {
    int h = System.identityHashCode(target);
    return h ^ (h >>> 15);
  }

  /** The directory of {@code target}, or null. */
  Directory find(Object target) {
    int hash = hash(target);
    return stripe(hash).find(target, hash);
  }

  /**
   * Adds {@code fresh} unless the target has a directory already; returns the one that is in the
   * table.
   */
  Directory add(Object target, Directory fresh) {
    return stripe(fresh.hash).add(target, fresh);
  }

  /** Takes a directory out; does nothing when it is not in. */
  void remove(Directory directory) {
    stripe(directory.hash).remove(directory);
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
  void forEach(Consumer<Directory> visitor) {
    for (Stripe stripe : stripes) {
      for (Directory d : stripe.copy()) {
        visitor.accept(d);
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
    private static final VarHandle LOCKED;

    static {
      try {
        LOCKED = MethodHandles.lookup().findVarHandle(Stripe.class, "locked", int.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private volatile Directory[] buckets = new Directory[FIRST_BUCKETS];

    @SuppressWarnings("UnusedVariable") // read through the handle
    private volatile int locked;

    private int count; // written under the lock; read without it as an estimate

    Directory find(Object target, int hash) {
      Directory[] b = buckets;
      for (Directory d = b[index(hash, b)]; d != null; d = d.next) {
        if (d.hash == hash && d.refersTo(target)) {
          return d;
        }
      }
      lock();
      try {
        return findLocked(target, hash);
      } finally {
        locked = 0;
      }
    }

    private Directory findLocked(Object target, int hash) {
      Directory[] b = buckets;
      for (Directory d = b[index(hash, b)]; d != null; d = d.next) {
        if (d.hash == hash && d.refersTo(target)) {
          return d;
        }
      }
      return null;
    }

    Directory add(Object target, Directory fresh) {
      lock();
      try {
        Directory known = findLocked(target, fresh.hash);
        if (known != null) {
          return known;
        }
        if (count > buckets.length) {
          grow();
        }
        Directory[] b = buckets;
        int i = index(fresh.hash, b);
        fresh.next = b[i];
        b[i] = fresh;
        count++;
        buckets = b; // publishes the element
        return fresh;
      } finally {
        locked = 0;
      }
    }

    void remove(Directory directory) {
      lock();
      try {
        Directory[] b = buckets;
        int i = index(directory.hash, b);
        Directory before = null;
        Directory d = b[i];
        while (d != null && d != directory) {
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
        locked = 0;
      }
    }

    Directory[] copy() {
      lock();
      try {
        Directory[] all = new Directory[count];
        int n = 0;
        for (Directory head : buckets) {
          for (Directory d = head; d != null; d = d.next) {
            all[n++] = d;
          }
        }
        return all;
      } finally {
        locked = 0;
      }
    }

    private void grow() {
      rehash(buckets.length * 2);
    }

    private void rehash(int length) {
      Directory[] old = buckets;
      Directory[] b = new Directory[Math.max(FIRST_BUCKETS, length)];
      for (Directory head : old) {
        Directory d = head;
        while (d != null) {
          Directory next = d.next;
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
    private void lock() {
      int spins = 0;
      while (!LOCKED.compareAndSet(this, 0, 1)) {
        if (++spins > MAX_SPINS) {
          throw new IllegalStateException("a stripe of the directory table stayed locked");
        }
        if (spins % SPINS_BEFORE_YIELD == 0) {
          Thread.yield();
        } else {
          Thread.onSpinWait();
        }
      }
    }

    private static int index(int hash, Directory[] b) {
      return (hash >>> STRIPE_BITS) & (b.length - 1);
    }
  }
}
