package example.whoforgot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.AbstractReferenceCounted;
import io.netty.util.ReferenceCounted;

/**
 * A counted batch is made of an array of buffers; the batch is forgotten, the buffers go with it.
 */
public class PartsInAnArray {

  private static final class Batch extends AbstractReferenceCounted {
    private final ByteBuf[] parts;

    Batch(ByteBuf[] parts) {
      this.parts = parts;
    }

    int bytes() {
      int bytes = 0;
      for (ByteBuf part : parts) {
        bytes += part.readableBytes();
      }
      return bytes;
    }

    @Override
    protected void deallocate() {
      for (ByteBuf part : parts) {
        part.release();
      }
    }

    @Override
    public ReferenceCounted touch(Object hint) {
      return this;
    }
  }

  public static void main(String[] args) {
    int bytes = 0;
    for (int i = 0; i < 100; i++) {
      bytes += send(i);
    }
    System.out.println("bytes=" + bytes);
  }

  private static int send(int number) {
    Batch batch = new Batch(parts()); // LEAK 4 // CULPRIT
    int bytes = batch.bytes();
    if (number % 25 != 9) {
      batch.release();
    }
    return bytes;
  }

  private static ByteBuf[] parts() {
    ByteBuf[] parts = new ByteBuf[3];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = UnpooledByteBufAllocator.DEFAULT.heapBuffer().writeZero(i + 1); // LEAK 12
    }
    return parts;
  }
}
