package dev.reftracker.runtime;

import dev.reftracker.runtime.depot.InternTable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Numbers threads. Bounded: beyond it, and for virtual threads without a name, many share a number.
 */
final class Threads {

  private static final int MAX_THREADS = 1 << 16;
  private static final long SHARED = -1;
  private static final MethodHandle IS_VIRTUAL = findIsVirtual();

  private final InternTable<Named> table =
      new InternTable<>(12, MAX_THREADS) {
        @Override
        protected boolean same(Named a, Named b) {
          return a.thread == b.thread && a.name.equals(b.name);
        }
      };
  private final int unnamed = shared("virtual threads");
  private final int others = shared("other threads");

  private int shared(String name) {
    return table.intern(name.hashCode(), new Named(SHARED, name));
  }

  /**
   * A state for the current thread.
   *
   * @param number the JDK's number of it, as far as it is a platform thread
   */
  @SuppressWarnings("deprecation") // getId is what 17 has; final enough for the threads of the JDK
  ThreadState newState(long number) {
    Thread thread = Thread.currentThread();
    String name = thread.getName();
    boolean virtual = isVirtual(thread);
    long own = virtual ? ThreadState.NO_NUMBER : number;
    if (name.isEmpty()) {
      return new ThreadState(unnamed, false, virtual, own);
    }
    int id = table.intern(name.hashCode() ^ (int) thread.getId(), new Named(thread.getId(), name));
    return id == 0
        ? new ThreadState(others, false, virtual, own)
        : new ThreadState(id, true, virtual, own);
  }

  private static boolean isVirtual(Thread thread) {
    try {
      return IS_VIRTUAL != null && (boolean) IS_VIRTUAL.invokeExact(thread);
    } catch (Throwable t) {
      return true; // the careful answer
    }
  }

  private static MethodHandle findIsVirtual() {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
    } catch (ReflectiveOperationException e) {
      return null; // a JDK without virtual threads
    }
  }

  /** The thread's name as it was when first seen; null for 0. */
  String name(int id) {
    Named named = table.get(id);
    return named == null ? null : named.name;
  }

  private record Named(long thread, String name) {}
}
