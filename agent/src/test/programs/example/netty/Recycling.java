package example.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Very many buffers through the recycler: the pool hands the same few objects out again and again,
 * to several threads. Three of them are never given back. Arguments: allocator, number of buffers.
 */
public class Recycling {

  private static final ByteBuf END = Unpooled.buffer(1);
  private static final AtomicLong SUM = new AtomicLong();

  public static void main(String[] args) throws InterruptedException {
    ByteBufAllocator allocator = Allocators.allocator(args[0]);
    int buffers = Integer.parseInt(args[1]);
    BlockingQueue<ByteBuf> queue = new ArrayBlockingQueue<>(256);
    Thread producer =
        new FastThreadLocalThread(() -> produce(allocator, buffers, queue), "producer");
    Thread[] consumers = {
      new FastThreadLocalThread(() -> consume(queue), "consumer-1"),
      new FastThreadLocalThread(() -> consume(queue), "consumer-2")
    };
    for (Thread consumer : consumers) {
      consumer.start();
    }
    producer.start();
    producer.join();
    for (Thread ignored : consumers) {
      queue.put(END);
    }
    for (Thread consumer : consumers) {
      consumer.join();
    }
    END.release();
    System.out.println("sum=" + SUM);
  }

  private static void produce(
      ByteBufAllocator allocator, int buffers, BlockingQueue<ByteBuf> queue) {
    try {
      for (int i = 0; i < buffers; i++) {
        ByteBuf buffer = allocator.buffer(32); // LEAK 3
        buffer.writeLong(i);
        boolean forget = i % (buffers / 3) == buffers / 7;
        if (forget) {
          continue;
        }
        if (i % 4 == 0) {
          queue.put(buffer);
        } else {
          SUM.addAndGet(buffer.readLong());
          buffer.release();
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void consume(BlockingQueue<ByteBuf> queue) {
    try {
      for (ByteBuf buffer = queue.take(); buffer != END; buffer = queue.take()) {
        SUM.addAndGet(buffer.readLong());
        buffer.release();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
