package example.whoforgot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.ArrayList;
import java.util.List;

/**
 * A decoder keeps the last part in a field; when what follows is wrong, it starts afresh and loses
 * it.
 */
public class ErrorPathDropsField {

  private static final PooledByteBufAllocator ALLOCATOR = new PooledByteBufAllocator(true);

  static final class Decoder {
    private ByteBuf last;

    void decode(ByteBuf in, List<ByteBuf> out) {
      while (in.isReadable()) {
        int length = in.readByte();
        last = ByteBufUtil.readBytes(ALLOCATOR, in, length); // LEAK 3
        try {
          skipEnd(in);
          out.add(last);
        } catch (IllegalStateException e) {
          last = null; // CULPRIT
          in.skipBytes(in.readableBytes());
        }
      }
    }

    private static void skipEnd(ByteBuf in) {
      if (in.readByte() != 0) {
        throw new IllegalStateException("end of part expected");
      }
    }
  }

  public static void main(String[] args) {
    Decoder decoder = new Decoder();
    int parts = 0;
    for (int i = 0; i < 100; i++) {
      ByteBuf in = ALLOCATOR.buffer();
      for (int k = 0; k < 3; k++) {
        in.writeByte(4).writeInt(k).writeByte(k == 2 && i % 40 == 5 ? 1 : 0);
      }
      List<ByteBuf> out = new ArrayList<>();
      decoder.decode(in, out);
      in.release();
      for (ByteBuf part : out) {
        parts++;
        part.release();
      }
    }
    System.out.println("parts=" + parts);
  }
}
