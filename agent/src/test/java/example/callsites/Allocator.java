package example.callsites;

/** A transparent class with factories. */
public final class Allocator {
  /** A new buffer. */
  public Buffer buffer(int capacity) {
    return new Buffer();
  }

  /** A new buffer, from a static factory. */
  public static Buffer empty() {
    return new Buffer();
  }
}
