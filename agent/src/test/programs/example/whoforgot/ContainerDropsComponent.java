package example.whoforgot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.AbstractReferenceCounted;
import io.netty.util.ReferenceCounted;
import java.util.ArrayList;
import java.util.List;

/**
 * A counted container that gets shorter without giving back what falls off its end; the container
 * itself is released.
 */
public class ContainerDropsComponent {

  private static final PooledByteBufAllocator ALLOCATOR = new PooledByteBufAllocator(false);

  static final class Bundle extends AbstractReferenceCounted {
    private final List<ByteBuf> parts = new ArrayList<>();

    public void add(ByteBuf part) {
      parts.add(part);
    }

    public void shorten(int size) {
      while (parts.size() > size) { // CULPRIT
        parts.remove(parts.size() - 1);
      }
    }

    public long first() {
      return parts.get(0).getLong(0);
    }

    @Override
    public ReferenceCounted touch(Object hint) {
      return this;
    }

    @Override
    protected void deallocate() {
      for (ByteBuf part : parts) {
        part.release();
      }
      parts.clear();
    }
  }

  public static void main(String[] args) {
    long sum = 0;
    for (int i = 0; i < 60; i++) {
      Bundle bundle = new Bundle();
      for (int k = 0; k < 4; k++) {
        bundle.add(part(k));
      }
      if (i % 20 == 3) {
        bundle.shorten(2);
      }
      sum += bundle.first();
      bundle.release();
    }
    System.out.println("sum=" + sum);
  }

  private static ByteBuf part(int value) {
    return ALLOCATOR.buffer(16).writeLong(value); // LEAK 6
  }
}
