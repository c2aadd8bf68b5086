package example.jetty;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.RetainableByteBuffer;

/** Pooled buffers, taken again and again; with the argument "forget" two are not given back. */
public class Pool {

  public static void main(String[] args) {
    boolean forget = args[0].equals("forget");
    ArrayByteBufferPool pool = new ArrayByteBufferPool();
    long sum = 0;
    for (int i = 0; i < 200; i++) {
      sum += use(pool, i % 2 == 0, forget && i % 100 == 50);
    }
    System.out.println("sum=" + sum);
  }

  private static long use(ArrayByteBufferPool pool, boolean direct, boolean forget) {
    RetainableByteBuffer buffer = pool.acquire(1024, direct); // LEAK 2
    long read = read(buffer);
    if (!forget) {
      buffer.release();
    }
    return read;
  }

  private static long read(RetainableByteBuffer buffer) {
    buffer.retain();
    ByteBuffer bytes = buffer.getByteBuffer();
    bytes.clear();
    bytes.putLong(0, 5);
    long read = bytes.getLong(0);
    buffer.release();
    return read;
  }
}
