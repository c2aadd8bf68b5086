package example.whoforgot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.function.Consumer;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Flux;

/**
 * An operator keeps the first item of a stream until its connection is known, and forgets the item
 * where there is none. Items come through the operators of a library as {@code Object}.
 */
public class CachedItem {

  private static int written;

  private static final class Gate<T> implements Subscriber<T> {
    private final boolean connected;
    private final Consumer<T> sink;
    private Subscription subscription;
    private T first;

    Gate(boolean connected, Consumer<T> sink) {
      this.connected = connected;
      this.sink = sink;
    }

    @Override
    public void onSubscribe(Subscription source) {
      subscription = source;
      source.request(1);
    }

    @Override
    public void onNext(T item) {
      first = item; // CULPRIT
      if (connected) {
        sink.accept(first);
        subscription.request(1);
      } else {
        subscription.cancel();
      }
    }

    @Override
    public void onError(Throwable failure) {
      throw new IllegalStateException(failure);
    }

    @Override
    public void onComplete() {
      first = null;
    }
  }

  public static void main(String[] args) {
    for (int i = 0; i < 100; i++) {
      Flux.range(0, 2)
          .map(CachedItem::part)
          .filter(ByteBuf::isReadable)
          .subscribe(new Gate<>(i % 25 != 9, CachedItem::write));
    }
    System.out.println("written=" + written);
  }

  private static ByteBuf part(int number) {
    return PooledByteBufAllocator.DEFAULT.directBuffer().writeByte(number); // LEAK 4
  }

  private static void write(ByteBuf part) {
    written += part.readableBytes();
    part.release();
  }
}
