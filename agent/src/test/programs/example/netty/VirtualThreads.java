package example.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Thousands of virtual threads, each of which holds a buffer while it is unmounted. Three forget
 * theirs.
 */
public class VirtualThreads {

  public static void main(String[] args) throws Exception {
    ByteBufAllocator allocator = Allocators.allocator("pooled");
    ExecutorService threads =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    List<Future<Long>> results = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      boolean forget = i % 2000 == 17;
      results.add(threads.submit(() -> use(allocator, forget)));
    }
    long sum = 0;
    for (Future<Long> result : results) {
      sum += result.get();
    }
    threads.shutdown();
    System.out.println("sum=" + sum);
  }

  private static long use(ByteBufAllocator allocator, boolean forget) throws InterruptedException {
    ByteBuf buffer = allocator.heapBuffer(16); // LEAK 3
    buffer.writeLong(1);
    buffer.retain();
    Thread.sleep(1);
    buffer.release();
    long value = buffer.readLong();
    if (!forget) {
      buffer.release();
    }
    return value;
  }
}
