package example.whoforgot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A line reader keeps the pieces of a line that is not complete; its end releases them, its
 * cancellation does not.
 */
public class CancelForgets {

  private static final PooledByteBufAllocator ALLOCATOR = new PooledByteBufAllocator(true);

  static final class Lines {
    private final List<ByteBuf> pieces = new ArrayList<>();
    private final Consumer<String> reader;

    Lines(Consumer<String> reader) {
      this.reader = reader;
    }

    void next(ByteBuf piece) {
      pieces.add(piece); // CULPRIT
      if (piece.getByte(piece.writerIndex() - 1) == '\n') {
        emit();
      }
    }

    void complete() {
      emit();
    }

    void cancel() {
      pieces.clear(); // CULPRIT // FORGETS
    }

    private void emit() {
      StringBuilder line = new StringBuilder();
      for (ByteBuf piece : pieces) {
        line.append(piece.toString(StandardCharsets.UTF_8));
        piece.release();
      }
      pieces.clear();
      reader.accept(line.toString());
    }
  }

  public static void main(String[] args) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      Lines lines = new Lines(all::append);
      lines.next(piece("a line\n"));
      lines.next(piece("half "));
      lines.next(piece("of one"));
      if (i % 10 == 4) {
        lines.cancel();
      } else {
        lines.complete();
      }
    }
    System.out.println("read " + all.length());
  }

  private static ByteBuf piece(String text) {
    ByteBuf piece = ALLOCATOR.buffer(32); // LEAK 8
    piece.writeCharSequence(text, StandardCharsets.UTF_8);
    return piece;
  }
}
