package example.whoforgot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;

/**
 * A codec that is generic in what it reads from knows nothing of buffers; who puts a buffer
 * together for it forgets to release that.
 */
public class GenericCodec {

  private interface Source<B> {
    long next(B from);

    boolean hasNext(B from);
  }

  private static final class Longs implements Source<ByteBuf> {
    @Override
    public long next(ByteBuf from) {
      return from.readLong();
    }

    @Override
    public boolean hasNext(ByteBuf from) {
      return from.isReadable();
    }
  }

  private static final class Codec<B> {
    private final Source<B> source;

    Codec(Source<B> source) {
      this.source = source;
    }

    long sum(B from) {
      long sum = 0;
      while (source.hasNext(from)) {
        sum += one(from);
      }
      return sum;
    }

    private long one(B from) {
      return source.next(from);
    }
  }

  private static final Codec<ByteBuf> CODEC = new Codec<>(new Longs());

  private static long whole(long value) {
    ByteBuf buffer = half(value);
    try {
      return CODEC.sum(buffer);
    } finally {
      buffer.release();
    }
  }

  private static long halves(long value) {
    ByteBuf first = half(value);
    ByteBuf both = UnpooledByteBufAllocator.DEFAULT.directBuffer(16); // LEAK 5
    both.writeBytes(first).writeLong(value);
    first.release();
    return CODEC.sum(both); // CULPRIT
  }

  private static ByteBuf half(long value) {
    return UnpooledByteBufAllocator.DEFAULT.directBuffer(8).writeLong(value);
  }

  public static void main(String[] args) {
    long sum = 0;
    for (int i = 0; i < 100; i++) {
      sum += i % 20 == 7 ? halves(i) : whole(i);
    }
    System.out.println("sum=" + sum);
  }
}
