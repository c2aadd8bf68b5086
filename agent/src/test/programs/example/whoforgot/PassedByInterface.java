package example.whoforgot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;

/** Requests are made of bodies, whatever these are; an empty one is dropped. */
public class PassedByInterface {

  private static int sent;

  /** What a request may be made of. */
  interface Body {
    int length();

    byte[] take();
  }

  /** A body that owns a buffer. */
  static final class BufferBody implements Body {
    private final ByteBuf buffer;

    BufferBody(ByteBuf buffer) {
      this.buffer = buffer;
    }

    @Override
    public int length() {
      return buffer.readableBytes();
    }

    @Override
    public byte[] take() {
      byte[] bytes = new byte[buffer.readableBytes()];
      buffer.readBytes(bytes);
      buffer.release();
      return bytes;
    }
  }

  /** Knows nothing of buffers. */
  static final class Request {
    private final Body body;

    private Request(Body body) {
      this.body = body;
    }

    static Request of(Body body) {
      if (body.length() == 0) {
        return new Request(null); // CULPRIT
      }
      return new Request(body);
    }

    byte[] content() {
      return body == null ? new byte[0] : body.take();
    }
  }

  public static void main(String[] args) {
    for (int i = 0; i < 100; i++) {
      sent += Request.of(body(i % 25 == 9 ? 0 : 7)).content().length;
    }
    System.out.println("sent=" + sent);
  }

  private static Body body(int length) {
    return new BufferBody(PooledByteBufAllocator.DEFAULT.directBuffer().writeZero(length)); // LEAK 4
  }
}
