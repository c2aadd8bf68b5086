package example.arrow;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * Two allocators with a forgotten buffer each. Only the first is closed; the other's buffer is
 * still in use.
 */
public class TwoAllocators {

  public static void main(String[] args) {
    try (RootAllocator root = new RootAllocator()) {
      BufferAllocator closed = root.newChildAllocator("closed", 0, Long.MAX_VALUE);
      BufferAllocator open = root.newChildAllocator("open", 0, Long.MAX_VALUE);
      ArrowBuf forgotten = closed.buffer(64);
      ArrowBuf inUse = open.buffer(64);
      closed.buffer(64).close();
      try {
        closed.close();
      } catch (IllegalStateException leaked) {
        System.out.println("refused");
      }
      inUse.close();
      open.close();
      forgotten.close();
    } catch (IllegalStateException leaked) {
      System.out.println("root refused");
    }
  }
}
