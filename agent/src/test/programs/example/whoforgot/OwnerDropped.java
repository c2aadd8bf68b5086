package example.whoforgot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;

/** An object with buffers in its fields is itself dropped on the error path, and they with it. */
public class OwnerDropped {

  private static final PooledByteBufAllocator ALLOCATOR = new PooledByteBufAllocator(true);

  static final class Column implements AutoCloseable {
    private ByteBuf values;
    private ByteBuf nulls;

    void allocate(int rows) {
      values = block(rows * 4);
      nulls = block(rows);
    }

    private ByteBuf block(int size) {
      return ALLOCATOR.buffer(size); // LEAK 6
    }

    void set(int row, int value) {
      values.setInt(row * 4, value);
      nulls.setByte(row, 1);
    }

    int get(int row) {
      return values.getInt(row * 4);
    }

    @Override
    public void close() {
      values.release();
      nulls.release();
    }
  }

  public static void main(String[] args) {
    int[] dictionary = {7, 8, 9};
    int decoded = 0;
    int failed = 0;
    for (int i = 0; i < 60; i++) {
      try (Column column = decode(new int[] {0, 1, i % 20 == 13 ? 5 : 2}, dictionary)) {
        decoded += column.get(2);
      } catch (ArrayIndexOutOfBoundsException e) {
        failed++;
      }
    }
    System.out.println("decoded=" + decoded + " failed=" + failed);
  }

  private static Column decode(int[] indices, int[] dictionary) {
    Column column = new Column(); // CULPRIT
    column.allocate(indices.length);
    for (int row = 0; row < indices.length; row++) {
      column.set(row, dictionary[indices[row]]);
    }
    return column;
  }
}
