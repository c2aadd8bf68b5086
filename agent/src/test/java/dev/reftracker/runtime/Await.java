package dev.reftracker.runtime;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what another thread, or the collector, is about to do. */
final class Await {

  private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(20);

  private Await() {}

  /** Returns when it is true, or when it has not become true for long: the test then fails. */
  static void until(BooleanSupplier done) {
    long deadline = System.nanoTime() + TIMEOUT_NANOS;
    while (!done.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }
}
