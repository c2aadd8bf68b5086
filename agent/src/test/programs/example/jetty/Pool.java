package example.jetty;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.RetainableByteBuffer;

/**
 * Pooled buffers, taken again and again, and chunks of content that share their count or have one
 * of their own; with the argument "forget" two buffers are not given back, and one chunk.
 */
public class Pool {

  public static void main(String[] args) {
    boolean forget = args[0].equals("forget");
    ArrayByteBufferPool pool = new ArrayByteBufferPool();
    long sum = 0;
    for (int i = 0; i < 200; i++) {
      sum += use(pool, i % 2 == 0, forget && i % 100 == 50);
      sum += chunks(pool, forget && i == 70);
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

  private static long chunks(ArrayByteBufferPool pool, boolean forget) {
    RetainableByteBuffer buffer = pool.acquire(1024, false);
    ByteBuffer bytes = buffer.getByteBuffer();
    bytes.clear();
    Content.Chunk shared = Content.Chunk.asChunk(bytes, false, buffer);
    Content.Chunk own = Content.Chunk.from(bytes.slice(), true); // LEAK
    shared.retain();
    long read = shared.remaining() + own.remaining();
    shared.release();
    shared.release();
    if (!forget) {
      own.release();
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
