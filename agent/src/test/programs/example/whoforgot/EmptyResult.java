package example.whoforgot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;

/**
 * By contract nobody releases an empty result; one way to make it takes a buffer from the pool all
 * the same.
 */
public class EmptyResult {

  private static final PooledByteBufAllocator ALLOCATOR = new PooledByteBufAllocator(false);

  static final class Inflater {
    private final PooledByteBufAllocator pool;

    Inflater(PooledByteBufAllocator pool) {
      this.pool = pool;
    }

    ByteBuf inflate(byte[] input) {
      if (input.length == 0) {
        return nothing();
      }
      ByteBuf out = take(input.length);
      for (byte value : input) {
        out.writeByte(value);
      }
      return out;
    }

    private ByteBuf nothing() {
      return take(0); // CULPRIT
    }

    private ByteBuf take(int capacity) {
      return pool.heapBuffer(capacity + 1); // LEAK 3 // CULPRIT
    }
  }

  public static void main(String[] args) {
    int bytes = 0;
    Inflater inflater = new Inflater(ALLOCATOR);
    for (int i = 0; i < 60; i++) {
      ByteBuf out = inflater.inflate(new byte[i % 20 == 14 ? 0 : 8]);
      bytes += out.readableBytes();
      if (out.isReadable()) {
        out.release();
      }
    }
    System.out.println("bytes=" + bytes);
  }
}
