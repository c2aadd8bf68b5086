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
 * [reftracker] on: netty (3 types); report at exit and on kill -USR1 24310
 * decoded 56 bytes
 * 4 references leaked, in 1 group (70 acquired, 66 released; 0 untracked, 0 suppressed failures)
 * pid 24310, example.Sample08Netty, report on exit after 513 ms of tracking, at 2026-11-23T13:04:47.279Z
 *
 * 1) 2 of 4 leaked references, 2 objects of io.netty.buffer.PooledSlicedByteBuf (bytebuf): collected, never given back
 *    look here first: at example.Sample08Netty.consume(Sample08Netty.java:101)
 *        because it had the object last and did not release it, score 0.71
 *        it leaves without a release by the return at Sample08Netty.java:102 (other paths release at Sample08Netty.java:105)
 *    or else: at example.Sample08Netty.decode(Sample08Netty.java:92), score 0.19
 *    missing release: 28 others like it were released at example.Sample08Netty.consume(Sample08Netty.java:105)
 *    since: oldest 111 ms ago, newest 90 ms ago
 *    ages: under 1 ms 1 ########, under 100 ms 1 ########
 *    taken, thread main:
 *        (5 frames of the library folded, up to AbstractByteBuf.readRetainedSlice)
 *        at example.Sample08Netty.decode(Sample08Netty.java:92)
 *        at example.Sample08Netty.main(Sample08Netty.java:81)
 *    last holder, got it as an argument, thread main:
 *        at example.Sample08Netty.consume(Sample08Netty.java:101)   <-- look here first
 *        at example.Sample08Netty.decode(Sample08Netty.java:94)
 *        at example.Sample08Netty.main(Sample08Netty.java:81)
 *    pairing: inferred, rule single (the object had one reference only)
 *    fingerprint 20278125dc49
 *    leaked with it: 2 references, 2 objects of io.netty.buffer.PooledUnsafeDirectByteBuf (bytebuf), taken at example.Sample08Netty.decode(Sample08Netty.java:92)
 *    the way of object 38, 2 events:
 *        +0 ms  begin      +1, count 1, thread main
 *            at example.Sample08Netty.decode(Sample08Netty.java:92)  (stack as above)
 *        +0 ms  handover   count 1 (argument)
 *            at example.Sample08Netty.consume(Sample08Netty.java:101)   <-- look here first  (stack as above)
 *
 * What was watched
 *   9 methods woven, called 176 times:
 *     66 release  io.netty.buffer.AbstractReferenceCountedByteBuf.release()Z (bytebuf)
 *     40 begin  io.netty.buffer.AbstractReferenceCountedByteBuf.<init>(I)V (bytebuf)
 *     40 begin  io.netty.buffer.AbstractReferenceCountedByteBuf.resetRefCnt()V (bytebuf)
 *     30 acquire  io.netty.buffer.AbstractReferenceCountedByteBuf.retain()Lio/netty/buffer/ByteBuf; (bytebuf)
 *      0 begin  io.netty.buffer.AbstractReferenceCountedByteBuf.setRefCnt(I)V (bytebuf)
 *      0 acquire  io.netty.buffer.AbstractReferenceCountedByteBuf.retain(I)Lio/netty/buffer/ByteBuf; (bytebuf)
 *      0 touch  io.netty.buffer.AbstractReferenceCountedByteBuf.touch()Lio/netty/buffer/ByteBuf; (bytebuf)
 *      0 touch  io.netty.buffer.AbstractReferenceCountedByteBuf.touch(Ljava/lang/Object;)Lio/netty/buffer/ByteBuf; (bytebuf)
 *      0 release  io.netty.buffer.AbstractReferenceCountedByteBuf.release(I)Z (bytebuf)
 *   no loaded class has anything of refcounted: 6 rules unused
 *   no loaded class has anything of pipeline: 1 rule unused
 *   4 rules without effect:
 *     bytebuf touch io.netty.buffer.AbstractReferenceCountedByteBuf.touch(Ljava/lang/Object;)Lio/netty/util/ReferenceCounted;: a bridge to the method that is counted
 *     bytebuf touch io.netty.buffer.AbstractReferenceCountedByteBuf.touch()Lio/netty/util/ReferenceCounted;: a bridge to the method that is counted
 *     bytebuf acquire io.netty.buffer.AbstractReferenceCountedByteBuf.retain(I)Lio/netty/util/ReferenceCounted;: a bridge to the method that is counted
 *     bytebuf acquire io.netty.buffer.AbstractReferenceCountedByteBuf.retain()Lio/netty/util/ReferenceCounted;: a bridge to the method that is counted
 *   70 acquires and 66 releases seen, 0 objects live now
 *   0 untracked, 0 failures of the tracker suppressed
 *   books compared 96 times with the library's own count, 0 mismatches
 *   detail: full; garbage collection before the report: ran
 *
 * Next: open the frame after "look here first" of group 1. For longer stacks: depth=64. How to read this: docs/first-report.md
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
