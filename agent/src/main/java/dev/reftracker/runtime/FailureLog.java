package dev.reftracker.runtime;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the failures inside the tracker that the program must not notice, and keeps the first. */
final class FailureLog {

  private final AtomicLong count = new AtomicLong();

  /**
   * Hooks that ran out of stack; plain, since even a call may fail there. A lost update miscounts
   * by one.
   */
  int overflows;

  private volatile Throwable first;
  private volatile boolean memoryFailed;

  /** Counts a failure. Allocates nothing, since it may be the memory that failed. */
  void record(Throwable failure) {
    if (first == null) {
      first = failure;
    }
    if (failure instanceof OutOfMemoryError) {
      memoryFailed = true;
    }
    count.incrementAndGet();
  }

  long count() {
    return count.get() + overflows;
  }

  /** Whether memory has failed since the last call. */
  boolean takeMemoryFailed() {
    boolean failed = memoryFailed;
    memoryFailed = false;
    return failed;
  }

  /** The first failure as one line, or null. */
  String firstLine() {
    Throwable f = first;
    if (f == null) {
      return overflows == 0 ? null : StackOverflowError.class.getName();
    }
    StackTraceElement[] stack = f.getStackTrace();
    String line = f.toString().replace('\n', ' ').replace('\r', ' ');
    return stack.length == 0 ? line : line + " at " + stack[0];
  }
}
