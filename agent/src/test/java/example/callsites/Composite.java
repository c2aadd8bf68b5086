package example.callsites;

/** A container: counted itself, and given other buffers. */
public class Composite extends Buffer {
  private Buffer part;

  /** Takes a part over. */
  public Composite add(Buffer added) {
    part = added;
    return this;
  }

  /** Forgets the part. */
  public void clear() {
    part = null;
  }

  @Override
  public void copyFrom(Buffer source) {
    add(source);
  }

  /** Whether there is a part. */
  public boolean isFull() {
    return part != null;
  }
}
