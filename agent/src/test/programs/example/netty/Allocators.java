package example.netty;

import io.netty.buffer.AdaptiveByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;

/**
 * Every way to share a buffer, hundreds of times with nothing forgotten, and a few times with
 * something.
 */
public class Allocators {

  private static final int ROUNDS = 300;
  private static long sum;

  public static void main(String[] args) {
    ByteBufAllocator allocator = allocator(args[0]);
    for (int round = 0; round < ROUNDS; round++) {
      plain(allocator, round % 150 == 7);
      retained(allocator, round == 99);
      derived(allocator);
      composite(allocator, round == 200);
      constants();
    }
    System.out.println("sum=" + sum);
  }

  static ByteBufAllocator allocator(String name) {
    return switch (name) {
      case "pooled" -> new PooledByteBufAllocator(true);
      case "unpooled" -> new UnpooledByteBufAllocator(true);
      case "adaptive" -> new AdaptiveByteBufAllocator(true);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static void plain(ByteBufAllocator allocator, boolean forget) {
    ByteBuf direct = allocator.directBuffer(200).writeLong(1);
    ByteBuf heap = allocator.heapBuffer(200).writeLong(2); // LEAK 2
    sum += direct.readLong() + heap.readLong();
    direct.release();
    if (!forget) {
      heap.release();
    }
  }

  private static void retained(ByteBufAllocator allocator, boolean forget) {
    ByteBuf buffer = allocator.buffer(64).writeLong(3);
    Keeper keeper = new Keeper(buffer);
    sum += buffer.getLong(0);
    if (!forget) {
      keeper.close();
    }
    buffer.release();
  }

  private static final class Keeper {
    private final ByteBuf kept;

    Keeper(ByteBuf buffer) {
      kept = buffer.retain(3); // LEAK 3
    }

    void close() {
      kept.release(2);
      kept.release();
    }
  }

  private static void derived(ByteBufAllocator allocator) {
    ByteBuf buffer = allocator.buffer(64).writeLong(4).writeLong(5);
    ByteBuf slice = buffer.retainedSlice(8, 8);
    ByteBuf duplicate = slice.retainedDuplicate();
    ByteBuf unretained = buffer.duplicate().slice(0, 8);
    ByteBuf copy = duplicate.copy();
    ByteBuf part = buffer.readRetainedSlice(4);
    sum += slice.readLong() + duplicate.readLong() + unretained.readLong() + copy.readLong();
    part.release();
    copy.release();
    duplicate.release();
    unretained.release();
    slice.release();
  }

  private static void composite(ByteBufAllocator allocator, boolean forget) {
    CompositeByteBuf composite = allocator.compositeBuffer(8); // LEAK
    for (int i = 0; i < 3; i++) {
      ByteBuf component = allocator.buffer(16).writeLong(i); // LEAK 3
      composite.addComponent(true, component);
    }
    ByteBuf view = composite.retainedSlice(0, 8);
    sum += view.readLong();
    view.release();
    if (!forget) {
      composite.release();
    }
  }

  private static void constants() {
    ByteBuf constant = Unpooled.unreleasableBuffer(Unpooled.EMPTY_BUFFER);
    constant.retain();
    constant.release();
    constant.release();
    Unpooled.EMPTY_BUFFER.retain().release();
  }
}
