package dev.reftracker.runtime;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the failures inside the tracker that the program must not notice, and keeps the first. */
final class FailureLog {

  private final AtomicLong count = new AtomicLong();
  private volatile Throwable first;

  /** Counts a failure. Allocates nothing, since it may be the memory that failed. */
  void record(Throwable failure) {
    if (first == null) {
      first = failure;
    }
    count.incrementAndGet();
  }

  long count() {
    return count.get();
  }

  /** The first failure as one line, or null. */
  String firstLine() {
    Throwable f = first;
    if (f == null) {
      return null;
    }
    StackTraceElement[] stack = f.getStackTrace();
    String line = f.toString().replace('\n', ' ').replace('\r', ' ');
    return stack.length == 0 ? line : line + " at " + stack[0];
  }
}
