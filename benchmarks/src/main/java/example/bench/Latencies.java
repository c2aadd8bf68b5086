package example.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Latencies in buckets of ten microseconds, and what the clients have to do next. */
final class Latencies {

  private static final int BUCKET_MICROS = 10;
  private static final int BUCKETS = 100_000;

  private final AtomicIntegerArray buckets = new AtomicIntegerArray(BUCKETS);
  private final AtomicInteger leaks = new AtomicInteger();
  private volatile boolean measuring;
  private volatile boolean finished;
  private volatile long startedAt;
  private volatile long cpuAtStart;

  void add(long nanos) {
    if (measuring) {
      long bucket = TimeUnit.NANOSECONDS.toMicros(nanos) / BUCKET_MICROS;
      buckets.incrementAndGet((int) Math.min(BUCKETS - 1, bucket));
    }
  }

  void start() {
    cpuAtStart = cpuNanos();
    startedAt = System.nanoTime();
    measuring = true;
  }

  /** Ends the measurement and prints it. */
  void stop() {
    measuring = false;
    long nanos = System.nanoTime() - startedAt;
    long cpu = cpuNanos() - cpuAtStart;
    long total = 0;
    for (int i = 0; i < BUCKETS; i++) {
      total += buckets.get(i);
    }
    Out.say("cpuNanosPerRequest", cpu / Math.max(1, total));
    Out.say("requestsPerSecond", total * TimeUnit.SECONDS.toNanos(1) / nanos);
    Out.say("p50Micros", quantile(total / 2));
    Out.say("p99Micros", quantile(total * 99 / 100));
  }

  /** Of the whole process; unlike the clock it does not see the machine's other work. */
  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  private long quantile(long rank) {
    long seen = 0;
    for (int i = 0; i < BUCKETS; i++) {
      seen += buckets.get(i);
      if (seen > rank) {
        return (long) i * BUCKET_MICROS;
      }
    }
    return (long) BUCKETS * BUCKET_MICROS;
  }

  void leakNext(int times) {
    leaks.set(times);
  }

  int leaksToAsk() {
    return leaks.get();
  }

  /** Whether the next request is one that the server leaks. */
  boolean takeLeak() {
    return leaks.get() > 0 && leaks.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }

  void finish() {
    finished = true;
  }

  boolean finished() {
    return finished;
  }
}
