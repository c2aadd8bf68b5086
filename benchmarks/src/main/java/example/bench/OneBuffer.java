package example.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;

/** The smallest program that uses Netty. */
public final class OneBuffer {

  private OneBuffer() {}

  /** Makes one buffer and gives it back, unless the first argument is there. */
  public static void main(String[] args) {
    ByteBuf buffer = UnpooledByteBufAllocator.DEFAULT.heapBuffer(16);
    buffer.writeByte(1);
    Out.say("planted", args.length);
    if (args.length == 0) {
      buffer.release();
    }
  }
}
