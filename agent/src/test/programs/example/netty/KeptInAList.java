package example.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** All buffers are made together and given back together, but for three that the list keeps. */
public class KeptInAList {

  private static final List<ByteBuf> BUFFERS = new ArrayList<>();

  public static void main(String[] args) {
    for (int i = 0; i < 100; i++) {
      BUFFERS.add(PooledByteBufAllocator.DEFAULT.buffer(64).writeLong(i)); // LEAK 3
    }
    long later = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20); // so that they have an age
    while (System.nanoTime() < later) {
      Thread.onSpinWait();
    }
    for (int i = 0; i < BUFFERS.size(); i++) {
      if (i % 40 != 5) {
        BUFFERS.get(i).release();
      }
    }
    System.out.println("kept=" + BUFFERS.size());
  }
}
