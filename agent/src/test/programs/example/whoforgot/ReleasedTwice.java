package example.whoforgot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.IllegalReferenceCountException;

/**
 * Somebody gives back what he passes on; the exception hits the one who was given it in good faith.
 */
public class ReleasedTwice {

  static final class Relay {
    private final Sink sink;

    Relay(Sink sink) {
      this.sink = sink;
    }

    void relay(ByteBuf message) {
      if (message.getByte(0) == 'x') {
        message.release(); // CULPRIT
      }
      sink.accept(message);
    }
  }

  static final class Sink {
    private int accepted;

    void accept(ByteBuf message) {
      accepted++;
      message.release(); // OVER-RELEASE 2
    }
  }

  public static void main(String[] args) {
    Sink sink = new Sink();
    Relay relay = new Relay(sink);
    int refused = 0;
    for (int i = 0; i < 40; i++) {
      ByteBuf message =
          UnpooledByteBufAllocator.DEFAULT.heapBuffer().writeByte(i % 20 == 6 ? 'x' : 'a');
      try {
        relay.relay(message);
      } catch (IllegalReferenceCountException e) {
        refused++;
      }
    }
    System.out.println("accepted=" + sink.accepted + " refused=" + refused);
  }
}
