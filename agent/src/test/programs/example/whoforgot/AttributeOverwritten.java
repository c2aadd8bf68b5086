package example.whoforgot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.HashMap;
import java.util.Map;

/**
 * An exchange keeps attributes of whatever type, and its body as one of them; a second body takes
 * the place of the first.
 */
public class AttributeOverwritten {

  private static int bytes;

  private static final class Exchange {
    private final Map<String, Object> attributes = new HashMap<>();

    void set(String name, Object value) {
      attributes.put(name, value); // CULPRIT
    }

    void body(ByteBuf body) {
      set("body", body);
    }

    Object get(String name) {
      return attributes.remove(name);
    }
  }

  public static void main(String[] args) {
    for (int i = 0; i < 100; i++) {
      Exchange exchange = new Exchange();
      exchange.set("number", i);
      exchange.set("body", part(i));
      if (i % 25 == 9) {
        exchange.body(part(0));
      }
      ByteBuf body = (ByteBuf) exchange.get("body");
      bytes += body.readableBytes();
      body.release();
    }
    System.out.println("bytes=" + bytes);
  }

  private static ByteBuf part(int number) {
    return PooledByteBufAllocator.DEFAULT.directBuffer().writeByte(number); // LEAK 4
  }
}
