package dev.reftracker.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The states of threads, each made at the thread's first hook.
 *
 * <p>Beside the thread locals, which own them, stands an array by the number that the JDK gives
 * each thread and never gives again. A cell is written by any thread and believed only by the one
 * whose number is in it, so a lost race costs a look-up. Virtual threads are not in it.
 */
final class States extends ThreadLocal<ThreadState> {

  private static final States STATES = new States();
  private static final int CELLS = 256;

  /** A thread that misses its cell so often takes it: the other one may have ended long ago. */
  private static final int PATIENCE = 64;

  private static final ThreadState[] BY_NUMBER = new ThreadState[CELLS];

  /** Read as a field, since a program may override the method; null where it cannot be read. */
  private static final VarHandle NUMBER = findNumber();

  private States() {}

  /** The state of the current thread. */
  static ThreadState current() {
    if (NUMBER == null) {
      return STATES.get();
    }
    long number = (long) NUMBER.get(Thread.currentThread());
    ThreadState s = BY_NUMBER[(int) number & (CELLS - 1)];
    return s != null && s.number == number ? s : find(number);
  }

  /**
   * The current thread's state with the guard taken, or null when a hook of this thread is running
   * already.
   */
  static ThreadState enter() {
    ThreadState s = current();
    if (s.inside) {
      return null;
    }
    s.inside = true;
    return s;
  }

  private static ThreadState find(long number) {
    ThreadState s = STATES.get();
    int cell = (int) number & (CELLS - 1);
    if (s.number == number && (BY_NUMBER[cell] == null || ++s.misses % PATIENCE == 0)) {
      BY_NUMBER[cell] = s;
    }
    return s;
  }

  @Override
  protected ThreadState initialValue() {
    Thread thread = Thread.currentThread();
    return Registry.THREADS.newState(
        NUMBER == null ? ThreadState.NO_NUMBER : (long) NUMBER.get(thread));
  }

  private static VarHandle findNumber() {
    try {
      return MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup())
          .findVarHandle(Thread.class, "tid", long.class);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null; // closed, or another JDK: the thread local does alone
    }
  }
}
