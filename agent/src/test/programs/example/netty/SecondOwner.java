package example.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.IllegalReferenceCountException;
import io.netty.util.concurrent.FastThreadLocalThread;

/**
 * The classic: a buffer is released twice, and in between the pool has handed the same object to
 * somebody else, whose memory it takes away. The exception hits that second owner.
 */
public class SecondOwner {

  private static final PooledByteBufAllocator ALLOCATOR = new PooledByteBufAllocator(true);

  static final class Careless {
    private final ByteBuf buffer;

    Careless(ByteBuf buffer) {
      this.buffer = buffer;
    }

    void finish() {
      buffer.release();
    }

    void tidyUp() {
      buffer.release(); // CULPRIT
    }
  }

  static final class Innocent {
    private final ByteBuf buffer;

    Innocent(ByteBuf buffer) {
      this.buffer = buffer;
    }

    void finish() {
      buffer.release(); // OVER-RELEASE
    }
  }

  public static void main(String[] args) throws InterruptedException {
    Thread thread = new FastThreadLocalThread(SecondOwner::run, "owners");
    thread.start();
    thread.join();
  }

  private static void run() {
    int hit = 0;
    for (int i = 0; hit == 0; i++) {
      Careless careless = new Careless(ALLOCATOR.buffer(16));
      careless.finish();
      Innocent innocent = new Innocent(ALLOCATOR.buffer(16));
      if (i > 30 && innocent.buffer == careless.buffer) {
        careless.tidyUp();
      }
      try {
        innocent.finish();
      } catch (IllegalReferenceCountException e) {
        hit++;
      }
    }
    System.out.println("hit=" + hit);
  }
}
