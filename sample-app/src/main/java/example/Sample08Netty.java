package example;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.charset.StandardCharsets;

/**
 * A real library, unchanged: a pooled Netty buffer is cut into frames. Each frame is a retained
 * slice with a reference of its own on the buffer; empty frames are skipped, and so is their
 * release.
 *
 * <pre>{@code
 * $ java -javaagent:agent/target/reftracker-agent.jar=netty,handovers=always \
 *     -cp sample-app/target/classes:sample-app/target/lib/* example.Sample08Netty
 * }</pre>
 */
public final class Sample08Netty {
  private Sample08Netty() {}

  /** Decodes ten packets of three frames. */
  public static void main(String[] args) {
    int bytes = 0;
    for (int number = 1; number <= 10; number++) {
      ByteBuf packet = PooledByteBufAllocator.DEFAULT.directBuffer();
      packet.writeCharSequence(
          number % 5 == 0 ? "ab|-|cd|" : "ab|cd|ef|", StandardCharsets.US_ASCII);
      bytes += decode(packet);
      packet.release();
    }
    System.out.println("decoded " + bytes + " bytes");
  }

  private static int decode(ByteBuf packet) {
    int bytes = 0;
    int length = packet.bytesBefore((byte) '|');
    while (length > 0) {
      ByteBuf frame = packet.readRetainedSlice(length); // LEAK 2
      packet.skipBytes(1);
      bytes += consume(frame);
      length = packet.bytesBefore((byte) '|');
    }
    return bytes;
  }

  private static int consume(ByteBuf frame) {
    if (frame.getByte(0) == '-') {
      return 0; // nothing in it, and nobody releases it
    }
    int bytes = frame.readableBytes();
    frame.release();
    return bytes;
  }
}
