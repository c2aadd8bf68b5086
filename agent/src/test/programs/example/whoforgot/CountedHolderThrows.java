package example.whoforgot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.AbstractReferenceCounted;
import io.netty.util.ReferenceCounted;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * An upload, itself counted, reads its content into a buffer that it drops when there is too much.
 */
public class CountedHolderThrows {

  private static class Content extends AbstractReferenceCounted {
    private final int limit;
    private ByteBuf content;

    Content(int limit) {
      this.limit = limit;
    }

    void read(InputStream from) throws IOException {
      ByteBuf buffer = UnpooledByteBufAllocator.DEFAULT.heapBuffer(); // LEAK 5 // CULPRIT
      buffer.writeBytes(from, limit + 1);
      if (buffer.readableBytes() > limit) {
        throw new IOException("more than " + limit + " bytes"); // FORGETS
      }
      content = buffer;
    }

    @Override
    protected void deallocate() {
      if (content != null) {
        content.release();
      }
    }

    @Override
    public ReferenceCounted touch(Object hint) {
      return this;
    }
  }

  private static final class Upload extends Content {
    Upload() {
      super(10);
    }
  }

  public static void main(String[] args) {
    int stored = 0;
    int refused = 0;
    for (int i = 0; i < 100; i++) {
      Upload upload = new Upload();
      try {
        upload.read(new ByteArrayInputStream(new byte[i % 20 == 3 ? 30 : 8]));
        stored++;
      } catch (IOException e) {
        refused++;
      } finally {
        upload.release();
      }
    }
    System.out.println("stored=" + stored + " refused=" + refused);
  }
}
