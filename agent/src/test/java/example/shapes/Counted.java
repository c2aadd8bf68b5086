package example.shapes;

/**
 * The usual shape: a constructor that calls another, delegates, results that tell the end,
 * failures.
 */
public class Counted {

  protected int count;

  public Counted() {
    this(1);
  }

  public Counted(int initial) {
    count = initial;
    if (initial < 0) {
      throw new IllegalArgumentException();
    }
  }

  public Counted retain() {
    return retain(1);
  }

  public Counted retain(int increment) {
    if (count <= 0) {
      throw new IllegalStateException();
    }
    count += increment;
    return this;
  }

  public boolean tryRetain() {
    if (count <= 0) {
      return false;
    }
    count++;
    return true;
  }

  public boolean release() {
    if (count <= 0) {
      throw new IllegalStateException();
    }
    count--;
    if (count == 0) {
      deallocate();
      return true;
    }
    return false;
  }

  protected void deallocate() {}

  /** Uses every method, failures included. */
  public static void run() {
    Counted counted = new Counted();
    counted.retain();
    counted.retain(2);
    counted.tryRetain();
    for (int i = 0; i < 5; i++) {
      counted.release();
    }
    counted.tryRetain();
    try {
      counted.release();
    } catch (IllegalStateException e) {
      new Counted(7).tryRetain();
    }
    try {
      new Counted(-1);
    } catch (IllegalArgumentException e) {
      new Subclass().retain(3).release();
    }
  }

  /** Overrides and calls super. */
  public static class Subclass extends Counted {

    public Subclass() {
      super(2);
    }

    @Override
    public boolean release() {
      return super.release();
    }

    @Override
    public Counted retain(int increment) {
      count += increment;
      return this;
    }
  }
}
