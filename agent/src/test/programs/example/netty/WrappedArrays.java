package example.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;

/** Nobody releases the wrapped arrays, of which nothing but heap is lost; one pooled buffer is. */
public class WrappedArrays {

  public static void main(String[] args) {
    long sum = 0;
    for (int i = 0; i < 100; i++) {
      ByteBuf key = Unpooled.wrappedBuffer(new byte[] {1, 2, 3}); // LEAK 100
      ByteBuf value = PooledByteBufAllocator.DEFAULT.buffer(64).writeLong(i); // LEAK 1
      sum += key.getByte(0) + value.getLong(0);
      if (i != 50) {
        value.release();
      }
    }
    System.out.println("sum=" + sum);
  }
}
