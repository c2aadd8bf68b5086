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
 * $ java -javaagent:agent/target/reftracker-agent.jar=netty,stacks=full,handovers=always \
 *     -Dio.netty.leakDetection.level=disabled -cp sample-app/target/classes:sample-app/target/lib/* example.Sample08Netty
 * [reftracker] on: netty (3 types); report at exit and on kill -USR1 32594
 * decoded 56 bytes
 * 4 references leaked, in 2 groups (70 acquired, 66 released; 0 untracked, 0 suppressed failures)
 * pid 32594, example.Sample08Netty, report on exit after 1.2 s of tracking, at 2026-11-22T18:57:43.993Z
 *
 * 1) 2 of 4 leaked references, 2 objects of io.netty.buffer.PooledSlicedByteBuf (bytebuf): collected, never given back
 *    look here first: at example.Sample08Netty.consume(Sample08Netty.java:108)
 *        because it had the object last and did not release it, score 0.60
 *    missing release: 28 others like it were released at example.Sample08Netty.consume(Sample08Netty.java:112)
 *    since: oldest 138 ms ago, newest 138 ms ago
 *    ages: under 100 ms 2 ########
 *    taken, thread main:
 *        (5 frames of the library folded, up to AbstractByteBuf.readRetainedSlice)
 *        at example.Sample08Netty.decode(Sample08Netty.java:99)
 *        at example.Sample08Netty.main(Sample08Netty.java:88)
 *    last holder, got it as an argument, thread main:
 *        at example.Sample08Netty.consume(Sample08Netty.java:108)   <-- look here first
 *        at example.Sample08Netty.decode(Sample08Netty.java:101)
 *        at example.Sample08Netty.main(Sample08Netty.java:88)
 *    pairing: inferred, rule single (the object had one reference only)
 *    fingerprint 20278125dc49
 *    the way of object 38, 2 events:
 *        +0 ms  begin      +1, count 1, thread main
 *            at example.Sample08Netty.decode(Sample08Netty.java:99)  (stack as above)
 *        +0 ms  handover   count 1 (argument)
 *            at example.Sample08Netty.consume(Sample08Netty.java:108)   <-- look here first  (stack as above)
 *
 * 2) 2 of 4 leaked references, 2 objects of io.netty.buffer.PooledUnsafeDirectByteBuf (bytebuf): collected, never given back
 *    look here first: at example.Sample08Netty.decode(Sample08Netty.java:102)
 *        because it had the object last and did not release it, score 0.60
 *    since: oldest 138 ms ago, newest 138 ms ago
 *    ages: under 100 ms 2 ########
 *    taken, thread main:
 *        (5 frames of the library folded, up to AbstractByteBuf.readRetainedSlice)
 *        at example.Sample08Netty.decode(Sample08Netty.java:99)
 *        at example.Sample08Netty.main(Sample08Netty.java:88)
 *    last holder, got it as an argument, thread main:
 *        (4 frames of the library folded, up to AbstractByteBuf.bytesBefore)
 *        at example.Sample08Netty.decode(Sample08Netty.java:102)   <-- look here first
 *        at example.Sample08Netty.main(Sample08Netty.java:88)
 *    pairing: inferred, rule twin (healthy objects pair these two places); held for 50.0 % of the pairs of this run
 *    fingerprint 14d4b8e672f9
 *    the way of object 34, 21 events:
 *        +0 ms  begin      +1, count 1, thread main
 *            (7 frames of the library folded, up to AbstractByteBufAllocator.directBuffer)
 *            at example.Sample08Netty.main(Sample08Netty.java:85)
 *        +0 ms  handover   count 1 (argument)
 *            at io.netty.buffer.ByteBufUtil.writeAsciiCharSequence(ByteBufUtil.java:1290)
 *            at io.netty.buffer.ByteBufUtil.writeAscii(ByteBufUtil.java:1282)
 *            at io.netty.buffer.AbstractByteBuf.setCharSequence0(AbstractByteBuf.java:726)
 *            at io.netty.buffer.AbstractByteBuf.writeCharSequence(AbstractByteBuf.java:1196)
 *            at example.Sample08Netty.main(Sample08Netty.java:86)
 *        +0 ms  handover   count 1 (argument)
 *            at example.Sample08Netty.decode(Sample08Netty.java:95)
 *            at example.Sample08Netty.main(Sample08Netty.java:88)
 *        +0 ms  handover   count 1 (argument)
 *            at io.netty.buffer.ByteBufUtil.firstIndexOf(ByteBufUtil.java:575)
 *            at io.netty.buffer.AbstractByteBuf.indexOf(AbstractByteBuf.java:1262)
 *            at io.netty.buffer.AbstractByteBuf.bytesBefore(AbstractByteBuf.java:1280)
 *            at io.netty.buffer.AbstractByteBuf.bytesBefore(AbstractByteBuf.java:1269)
 * ...
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
      // Two references each: the frame's own, and the frame's on its packet.
      ByteBuf frame = packet.readRetainedSlice(length); // LEAK 4
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
