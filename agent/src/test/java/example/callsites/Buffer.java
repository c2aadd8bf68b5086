package example.callsites;

/** The leaf: its methods change the counter. */
public class Buffer implements Counted {
  private int count = 1;

  @Override
  public Buffer retain() {
    count++;
    return this;
  }

  @Override
  public Buffer retain(int increment) {
    count += increment;
    return this;
  }

  @Override
  public boolean release() {
    count--;
    return count == 0;
  }

  @Override
  public Buffer touch(Object hint) {
    return this;
  }

  /** A fluent method. */
  public Buffer write(int value) {
    return this;
  }

  /** A factory of views with a two-slot argument. */
  public Slice slice(long offset) {
    return new Slice(this, offset);
  }

  /** A factory with more arguments than can be juggled. */
  public Slice slice(int from, int to, int step) {
    return new Slice(this, from);
  }

  /** Takes a target as every buffer does. */
  public void copyFrom(Buffer source) {}

  /** How many references there are. */
  public int count() {
    return count;
  }
}
