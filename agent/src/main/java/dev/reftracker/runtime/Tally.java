package dev.reftracker.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * The counters that usual hooks move, by number. Each thread has cells of its own, which it alone
 * writes, without an atomic instruction; a sum adds them up. What a thread that has ended counted
 * is kept. Virtual threads, of which there may be millions, share.
 */
final class Tally {

  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int ROOM = 64;

  private final AtomicReference<Cells> newest = new AtomicReference<>();
  private final AtomicReferenceArray<LongAdder> shared;

  /** Of threads that have ended; read and written under the lock of this. */
  private long[] ended = new long[ROOM];

  /**
   * Counters at zero.
   *
   * @param size numbers are below this
   */
  Tally(int size) {
    shared = new AtomicReferenceArray<>(size);
  }

  /** Adds to a counter, on the thread of {@code s}. */
  void add(ThreadState s, int counter, long n) {
    Cells cells = s.cells;
    if (cells == null || cells.of != this || counter >= cells.values.length) {
      cells = cells(s, counter);
      if (cells == null) {
        shared(counter).add(n);
        return;
      }
    }
    long[] values = cells.values;
    CELL.setOpaque(values, counter, (long) CELL.getOpaque(values, counter) + n);
  }

  private Cells cells(ThreadState s, int counter) {
    if (s.virtual) {
      return null;
    }
    Cells cells = s.cells;
    if (cells == null || cells.of != this) {
      cells = new Cells(this);
      register(cells);
      s.cells = cells;
    }
    if (counter >= cells.values.length) {
      cells.values = Arrays.copyOf(cells.values, Math.max(counter + 1, cells.values.length * 2));
    }
    return cells;
  }

  private void register(Cells cells) {
    Cells before;
    do {
      before = newest.get();
      cells.next = before;
    } while (!newest.compareAndSet(before, cells));
  }

  private LongAdder shared(int counter) {
    LongAdder adder = shared.get(counter);
    if (adder == null) {
      shared.compareAndSet(counter, null, new LongAdder());
      adder = shared.get(counter);
    }
    return adder;
  }

  /** The sum of a counter. Reader threads only: waits for others that read. */
  synchronized long sum(int counter) {
    LongAdder adder = shared.get(counter);
    long sum = (adder == null ? 0 : adder.sum()) + (counter < ended.length ? ended[counter] : 0);
    for (Cells cells = newest.get(); cells != null; cells = cells.next) {
      long[] values = cells.values;
      sum += counter < values.length ? (long) CELL.getOpaque(values, counter) : 0;
    }
    return sum;
  }

  /** Adds up what threads that have ended left, so that their cells can go. Reader threads only. */
  synchronized void collect() {
    Cells next;
    for (Cells cells = newest.getAndSet(null); cells != null; cells = next) {
      next = cells.next;
      if (cells.isOwned()) {
        register(cells);
      } else {
        keep(cells.values);
      }
    }
  }

  private void keep(long[] values) {
    if (values.length > ended.length) {
      ended = Arrays.copyOf(ended, values.length);
    }
    for (int i = 0; i < values.length; i++) {
      ended[i] += values[i];
    }
  }

  /** What one thread counted. */
  static final class Cells {
    private final Tally of;
    private final WeakReference<Thread> owner = new WeakReference<>(Thread.currentThread());
    private volatile long[] values = new long[ROOM];
    private Cells next;

    Cells(Tally of) {
      this.of = of;
    }

    private boolean isOwned() {
      Thread thread = owner.get();
      return thread != null && thread.isAlive();
    }
  }
}
