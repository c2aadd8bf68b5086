package example.whoforgot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;

/**
 * A sender tells a listener what it has sent, and forgets that it owns what it was given to send.
 */
public class ListenerIsTold {

  private interface Listener {
    default void onSent(ByteBuf part) {}
  }

  private static final class Sender {
    private final Listener listener = new Listener() {};
    private int sent;

    void send(ByteBuf part) {
      sent += part.readableBytes();
      listener.onSent(part); // CULPRIT
    }
  }

  public static void main(String[] args) {
    Sender sender = new Sender();
    int checked = 0;
    for (int i = 0; i < 100; i++) {
      ByteBuf part = part(i);
      if (i % 25 == 9) {
        sender.send(part);
      } else {
        checked += part.readableBytes();
        part.release();
      }
    }
    System.out.println("checked=" + checked + " sent=" + sender.sent);
  }

  private static ByteBuf part(int number) {
    return PooledByteBufAllocator.DEFAULT.directBuffer().writeInt(number); // LEAK 4
  }
}
