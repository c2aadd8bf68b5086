package example.arrow;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;

/**
 * Buffers and vectors, most of them closed; with the argument "forget" one buffer and one vector
 * are not.
 */
public class Vectors {

  public static void main(String[] args) {
    boolean forget = args[0].equals("forget");
    BufferAllocator allocator = new RootAllocator();
    long sum = 0;
    for (int i = 0; i < 100; i++) {
      sum += buffer(allocator, i, forget && i == 42);
      sum += vector(allocator, i, forget && i == 77);
    }
    System.out.println("sum=" + sum + " allocated=" + allocator.getAllocatedMemory());
    if (!forget) {
      allocator.close();
    }
  }

  private static long buffer(BufferAllocator allocator, int value, boolean forget) {
    ArrowBuf buffer = allocator.buffer(64); // LEAK
    buffer.setLong(0, value);
    ArrowBuf slice = buffer.slice(0, 8);
    slice.getReferenceManager().retain();
    long read = slice.getLong(0);
    slice.close();
    if (!forget) {
      buffer.close();
    }
    return read;
  }

  private static long vector(BufferAllocator allocator, int value, boolean forget) {
    IntVector vector = new IntVector("numbers", allocator);
    vector.allocateNew(16); // LEAK 2
    vector.setSafe(0, value);
    vector.setValueCount(1);
    long read = vector.get(0);
    if (!forget) {
      vector.close();
    }
    return read;
  }
}
