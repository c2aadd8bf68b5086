package example.whoforgot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import reactor.core.publisher.Flux;

/**
 * A step of a stream refuses parts without releasing them. The operators around it, which both the
 * part and the exception pass through, run any function on anything.
 */
public class MapperThrows {

  private static int written;

  /** Where the parts go to. */
  private static final class Body {

    static Flux<Integer> read(Flux<ByteBuf> parts, boolean typed) {
      return parts.map(
          part -> {
            if (!typed) {
              throw new IllegalArgumentException("no type"); // CULPRIT // FORGETS
            }
            int size = part.readableBytes();
            part.release();
            return size;
          });
    }
  }

  public static void main(String[] args) {
    int refused = 0;
    for (int i = 0; i < 100; i++) {
      Flux<ByteBuf> parts = Flux.just(i).map(MapperThrows::part);
      try {
        written += Body.read(parts, i % 25 != 9).blockLast();
      } catch (IllegalArgumentException e) {
        refused++;
      }
    }
    System.out.println("written=" + written + " refused=" + refused);
  }

  private static ByteBuf part(int number) {
    return PooledByteBufAllocator.DEFAULT.directBuffer().writeInt(number); // LEAK 4
  }
}
