package example.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;

/** The smallest program that uses Netty. */
public final class OneBuffer {

  private OneBuffer() {}

  /** Makes one buffer and gives it back. */
  public static void main(String[] args) {
    ByteBuf buffer = UnpooledByteBufAllocator.DEFAULT.heapBuffer(16);
    buffer.writeByte(1);
    Out.say("planted", 0);
    buffer.release();
  }
}
