package example.whoforgot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.charset.StandardCharsets;

/** A constructor that copies its input and then refuses it: nobody has the object to close. */
public class ConstructorThrows {

  private static final PooledByteBufAllocator ALLOCATOR = new PooledByteBufAllocator(true);

  static final class Form implements AutoCloseable {
    private final ByteBuf copy;
    private int fields;

    Form(ByteBuf body) {
      copy = keep(body); // CULPRIT
      parse();
    }

    private static ByteBuf keep(ByteBuf body) {
      return body.copy(); // LEAK 5
    }

    private void parse() {
      for (String field : copy.toString(StandardCharsets.UTF_8).split("&")) {
        if (!field.contains("=")) {
          throw new IllegalArgumentException(field);
        }
        fields++;
      }
    }

    int fields() {
      return fields;
    }

    @Override
    public void close() {
      copy.release();
    }
  }

  public static void main(String[] args) {
    int fields = 0;
    int refused = 0;
    for (int i = 0; i < 100; i++) {
      ByteBuf body = ALLOCATOR.buffer();
      body.writeCharSequence(i % 20 == 11 ? "a=1&bad" : "a=1&b=2", StandardCharsets.UTF_8);
      try (Form form = new Form(body)) {
        fields += form.fields();
      } catch (IllegalArgumentException e) {
        refused++;
      } finally {
        body.release();
      }
    }
    System.out.println("fields=" + fields + " refused=" + refused);
  }
}
