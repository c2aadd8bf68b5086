package example.whoforgot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;

/**
 * Two decoders take frames from the same base class, which hands out retained slices; one does not
 * release them.
 */
public class FrameNotReleased {

  private static class Pings extends LengthFieldBasedFrameDecoder {
    Pings() {
      super(1024, 0, 2, 0, 2);
    }

    @Override
    protected Object decode(ChannelHandlerContext context, ByteBuf in) throws Exception {
      ByteBuf frame = (ByteBuf) super.decode(context, in);
      if (frame == null) {
        return null;
      }
      try {
        return frame.readLong();
      } finally {
        frame.release();
      }
    }
  }

  private static class Queries extends LengthFieldBasedFrameDecoder {
    Queries() {
      super(1024, 0, 2, 0, 2);
    }

    @Override
    protected Object decode(ChannelHandlerContext context, ByteBuf in) throws Exception {
      ByteBuf frame = (ByteBuf) super.decode(context, in); // CULPRIT
      return frame == null ? null : parse(frame);
    }

    private static Long parse(ByteBuf frame) {
      return frame.readLong(); // CULPRIT
    }
  }

  public static void main(String[] args) {
    long sum = 0;
    EmbeddedChannel pings = new EmbeddedChannel(new Pings());
    for (int i = 0; i < 100; i++) {
      pings.writeInbound(message(i));
      sum += pings.<Long>readInbound();
    }
    EmbeddedChannel queries = new EmbeddedChannel(new Queries());
    for (int i = 0; i < 5; i++) {
      queries.writeInbound(message(i));
      sum += queries.<Long>readInbound();
    }
    pings.finishAndReleaseAll();
    queries.finishAndReleaseAll();
    System.out.println("sum=" + sum);
  }

  private static ByteBuf message(long value) {
    return UnpooledByteBufAllocator.DEFAULT.directBuffer().writeShort(8).writeLong(value);
  }
}
