package example.whoforgot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.IllegalReferenceCountException;
import java.util.ArrayList;
import java.util.List;

/**
 * A decoder gives back the message that it has put out already; what it inherits passes on what was
 * put out.
 */
public class InheritedPassesOn {

  abstract static class Decoder {
    private final Sink sink;

    Decoder(Sink sink) {
      this.sink = sink;
    }

    abstract void decode(ByteBuf message, List<ByteBuf> out);

    final void read(ByteBuf message) {
      List<ByteBuf> out = new ArrayList<>();
      decode(message, out);
      for (ByteBuf decoded : out) {
        sink.accept(decoded);
      }
    }
  }

  static final class Upgrade extends Decoder {
    Upgrade(Sink sink) {
      super(sink);
    }

    @Override
    void decode(ByteBuf message, List<ByteBuf> out) {
      out.add(message);
      if (message.getByte(0) == 'x') {
        message.release(); // CULPRIT
      }
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
    Upgrade upgrade = new Upgrade(sink);
    int refused = 0;
    for (int i = 0; i < 40; i++) {
      ByteBuf message =
          UnpooledByteBufAllocator.DEFAULT.heapBuffer().writeByte(i % 20 == 6 ? 'x' : 'a');
      try {
        upgrade.read(message);
      } catch (IllegalReferenceCountException e) {
        refused++;
      }
    }
    System.out.println("accepted=" + sink.accepted + " refused=" + refused);
  }
}
