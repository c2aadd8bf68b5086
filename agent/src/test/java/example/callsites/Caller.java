package example.callsites;

import example.letters.Envelope;
import example.letters.Letter;
import example.letters.Message;
import java.util.function.Supplier;

/** A program's class: every way to call, pass and drop a buffer. */
public class Caller {
  private Buffer kept;

  // ---- calls

  static Buffer chained(Allocator allocator) {
    Buffer buffer = allocator.buffer(8); // @first
    return buffer.retain().retain(2); // @second
  }

  static void discarded(Buffer buffer) {
    buffer.write(1);
  }

  static void viaInterface(Counted counted) {
    counted.release();
  }

  static void viaHelper(Buffer buffer) {
    Counts.release(buffer, 1);
  }

  static Slice sliced(Buffer buffer) {
    buffer.slice(1, 2, 3);
    Slice three = buffer.slice(1, 2, 3); // @three
    return buffer.slice(three.offset()); // @wide
  }

  static Buffer created() {
    return new Composite();
  }

  void releaseKept() {
    kept.release(); // @kept
  }

  // ---- hand-overs

  void keep(Buffer buffer) {
    kept = buffer; // @keep
  }

  static void tells(Watching watching, Buffer buffer) {
    watching.seen(buffer);
  }

  Buffer kept() {
    return kept;
  }

  int overwritten(long wide, Buffer buffer, int times) {
    int sum = 0;
    for (int i = 0; i < times; i++) {
      buffer = i % 2 == 0 ? new Buffer() : null;
      sum += Integer.parseInt("" + wide) + (buffer == null ? 0 : 1);
    }
    buffer = null;
    return fail(sum);
  }

  static void caught(Buffer buffer, Buffer other, Buffer third) {
    try {
      fail(1);
    } catch (IllegalStateException e) {
      buffer.count();
    }
    fail(2);
  }

  static void acquiresAndFails(Allocator allocator) {
    Buffer buffer = allocator.buffer(1);
    fail(buffer.count());
  }

  static int inLambda(Buffer buffer) {
    Supplier<Integer> count = () -> buffer.count();
    return count.get();
  }

  void channelRead(Object context, Object message) {
    fail(0);
  }

  static Message carried(Buffer buffer) {
    return new Message(buffer);
  }

  static Envelope enclosed(Message message) {
    return new Envelope(message);
  }

  static Letter posted(Letter letter) {
    return letter;
  }

  static boolean weighed(Letter letter) {
    return letter.isEmpty();
  }

  private static int fail(int number) {
    throw new IllegalStateException("number " + number);
  }
}
