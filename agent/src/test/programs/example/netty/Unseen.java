package example.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;

/** Takes references by a method that the rules of the test leave out. */
public class Unseen {

  public static void main(String[] args) {
    for (int i = 0; i < 5; i++) {
      use(PooledByteBufAllocator.DEFAULT.buffer(16));
    }
    System.out.println("done");
  }

  private static void use(ByteBuf buffer) {
    buffer.retain();
    buffer.retain(2);
    buffer.retain();
    while (buffer.refCnt() > 0) {
      buffer.release();
    }
  }
}
