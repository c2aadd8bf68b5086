package example.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;

/**
 * A pooled retained slice has a count of its own and a reference to its parent: both leak on one
 * line.
 */
public class LeakedPooledSlice {

  public static void main(String[] args) {
    PooledByteBufAllocator allocator = new PooledByteBufAllocator(true);
    long sum = 0;
    for (int i = 0; i < 100; i++) {
      ByteBuf buffer = allocator.buffer(64).writeLong(i);
      ByteBuf slice = slice(buffer);
      sum += slice.getLong(0);
      buffer.release();
      if (i != 50) {
        slice.release();
      }
    }
    System.out.println("sum=" + sum);
  }

  private static ByteBuf slice(ByteBuf buffer) {
    return buffer.retainedSlice(0, 8); // LEAK 2
  }
}
