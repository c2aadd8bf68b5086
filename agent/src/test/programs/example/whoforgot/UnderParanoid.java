package example.whoforgot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;

/**
 * Runs one of the programs and then lets Netty's own leak detector speak: what leaked is collected,
 * and further buffers are taken, since it reports then.
 */
public class UnderParanoid {

  private static final int ROUNDS = 5;

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "CancelForgets" -> CancelForgets.main(args);
      case "ConstructorThrows" -> ConstructorThrows.main(args);
      case "ConsumerThrows" -> ConsumerThrows.main(args);
      case "ContainerDropsComponent" -> ContainerDropsComponent.main(args);
      case "CountedHolderThrows" -> CountedHolderThrows.main(args);
      case "EmptyResult" -> EmptyResult.main(args);
      case "ErrorPathDropsField" -> ErrorPathDropsField.main(args);
      case "FrameNotReleased" -> FrameNotReleased.main(args);
      case "MessageNotReleased" -> MessageNotReleased.main(args);
      case "OwnerDropped" -> OwnerDropped.main(args);
      case "PartsInAnArray" -> PartsInAnArray.main(args);
      default -> throw new IllegalArgumentException(args[0]);
    }
    for (int i = 0; i < ROUNDS; i++) {
      collect();
      release(PooledByteBufAllocator.DEFAULT.directBuffer());
      release(PooledByteBufAllocator.DEFAULT.heapBuffer());
      release(UnpooledByteBufAllocator.DEFAULT.directBuffer());
    }
  }

  private static void release(ByteBuf buffer) {
    buffer.release();
  }

  /** Returns when what was unreachable has been collected. */
  private static void collect() throws InterruptedException {
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    PhantomReference<Object> canary = new PhantomReference<>(new Object(), queue);
    do {
      System.gc();
    } while (queue.remove(100) == null);
    canary.clear();
  }
}
