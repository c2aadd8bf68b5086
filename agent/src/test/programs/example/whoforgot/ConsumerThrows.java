package example.whoforgot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * What decodes a message releases it afterwards, unless the message is broken. Who calls it runs
 * any function, and knows of no references.
 */
public class ConsumerThrows {

  private static final class Operator<T> {
    private final Function<T, String> function;

    Operator(Function<T, String> function) {
      this.function = function;
    }

    String onNext(T element) {
      return function.apply(element);
    }
  }

  private static Operator<ByteBuf> decoder() {
    return new Operator<>(
        message -> {
          String text = parse(message); // CULPRIT // FORGETS
          message.release();
          return text;
        });
  }

  private static String parse(ByteBuf message) {
    String text = message.toString(StandardCharsets.US_ASCII);
    if (text.endsWith("?")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  public static void main(String[] args) {
    Operator<ByteBuf> decoder = decoder();
    int decoded = 0;
    int failed = 0;
    for (int i = 0; i < 100; i++) {
      try {
        decoded += decoder.onNext(message(i % 25 == 9 ? "what?" : "text")).length();
      } catch (IllegalArgumentException e) {
        failed++;
      }
    }
    System.out.println("decoded=" + decoded + " failed=" + failed);
  }

  private static ByteBuf message(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return PooledByteBufAllocator.DEFAULT.directBuffer(16).writeBytes(bytes); // LEAK 4
  }
}
