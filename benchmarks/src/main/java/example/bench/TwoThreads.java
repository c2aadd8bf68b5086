package example.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Pairs on different targets: by one thread, then by two. */
public final class TwoThreads {

  private static final long SLICE_MILLIS = 1_500;

  private TwoThreads() {}

  /** Prints pairs a second of one thread and of two. */
  public static void main(String[] args) throws InterruptedException {
    perSecond(2);
    Out.say("one", perSecond(1));
    Out.say("two", perSecond(2));
    Planted.buffers();
  }

  private static long perSecond(int threads) throws InterruptedException {
    LongAdder pairs = new LongAdder();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SLICE_MILLIS);
    Thread[] all = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      all[i] = new Thread(() -> pairs.add(work(end)));
      all[i].start();
    }
    for (Thread thread : all) {
      thread.join();
    }
    return pairs.sum() * 1_000 / SLICE_MILLIS;
  }

  private static long work(long end) {
    ByteBuf buffer = PooledByteBufAllocator.DEFAULT.buffer(64);
    long n = 0;
    while (System.nanoTime() < end) {
      for (int i = 0; i < 500; i++) {
        pair(buffer);
        n++;
      }
    }
    buffer.release();
    return n;
  }

  private static void pair(ByteBuf buffer) {
    buffer.retain();
    buffer.release();
  }
}
