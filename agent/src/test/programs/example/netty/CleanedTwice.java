package example.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.IllegalReferenceCountException;
import java.util.ArrayList;
import java.util.List;

/**
 * A decoder and the factory of its fields both keep the fields. Who is done with a field takes it
 * from both; a decoder that is destroyed before lets the factory clean up, and then does it again.
 */
public class CleanedTwice {

  static final class Factory {
    private final List<ByteBuf> fields = new ArrayList<>();

    ByteBuf field() {
      ByteBuf field = Unpooled.buffer(16).writeInt(1);
      fields.add(field);
      return field;
    }

    void forget(ByteBuf field) {
      fields.remove(field);
    }

    void clean() {
      fields.forEach(ByteBuf::release);
      fields.clear();
    }
  }

  static final class Decoder {
    private final Factory factory;
    private final List<ByteBuf> fields = new ArrayList<>();

    Decoder(Factory factory) {
      this.factory = factory;
      fields.add(factory.field());
    }

    ByteBuf next() {
      ByteBuf field = fields.remove(0);
      factory.forget(field);
      return field;
    }

    void destroy() {
      factory.clean();
      for (ByteBuf field : fields) {
        field.release(); // CULPRIT // OVER-RELEASE 3
      }
    }
  }

  public static void main(String[] args) {
    int refused = 0;
    for (int i = 0; i < 30; i++) {
      Decoder decoder = new Decoder(new Factory());
      if (i % 10 != 5) {
        decoder.next().release();
      }
      try {
        decoder.destroy();
      } catch (IllegalReferenceCountException e) {
        refused++;
      }
    }
    System.out.println("refused=" + refused);
  }
}
