package example.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;

/** Takes buffers before an agent is attached and others after it; each time one is forgotten. */
public class Attached {

  private static final List<ByteBuf> EARLIER = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    ByteBufAllocator allocator = Allocators.allocator("pooled");
    for (int i = 0; i < 10; i++) {
      EARLIER.add(allocator.buffer(16));
    }
    System.out.println("ready");
    System.in.read();
    for (ByteBuf buffer : EARLIER.subList(1, 10)) {
      buffer.retain();
      buffer.release();
      buffer.release();
    }
    EARLIER.clear();
    for (int i = 0; i < 10; i++) {
      ByteBuf buffer = allocator.buffer(16); // LEAK
      if (i != 5) {
        buffer.release();
      }
    }
    System.out.println("done");
  }
}
