package example.whoforgot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;

/**
 * A handler answers some messages itself and forgets that they were given to it; others pass it and
 * are released.
 */
public class MessageNotReleased {

  private static int answered;

  private static final class Health extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
      ByteBuf buffer = (ByteBuf) message; // CULPRIT
      if (buffer.getByte(0) == 'h') {
        answered++;
        return; // FORGETS
      }
      super.channelRead(context, message);
    }
  }

  private static final class Work extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      try {
        answered += ((ByteBuf) message).readableBytes();
      } finally {
        ReferenceCountUtil.release(message);
      }
    }
  }

  public static void main(String[] args) {
    EmbeddedChannel channel = new EmbeddedChannel(new Health(), new Work());
    for (int i = 0; i < 100; i++) {
      channel.writeInbound(message(i % 25 == 9 ? 'h' : 'w'));
    }
    channel.finishAndReleaseAll();
    System.out.println("answered=" + answered);
  }

  private static ByteBuf message(char kind) {
    return PooledByteBufAllocator.DEFAULT.directBuffer().writeByte(kind); // LEAK 4
  }
}
