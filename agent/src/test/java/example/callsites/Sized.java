package example.callsites;

/** Its superclass counts, and then its own constructors may throw. */
public class Sized extends Buffer {
  private final int size;

  /** Throws where the size is negative. */
  public Sized(int size) {
    if (size < 0) {
      throw new IllegalArgumentException("negative size");
    }
    this.size = size;
  }

  /** Cannot throw behind the other constructor, and has no hook of its own. */
  public Sized(int width, int height) {
    this(width * height);
  }

  /** The size. */
  public int size() {
    return size;
  }
}
