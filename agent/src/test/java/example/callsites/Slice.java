package example.callsites;

/** A view: delegates to its parent. */
public final class Slice implements Counted {
  private final Buffer parent;
  private final long offset;

  Slice(Buffer parent, long offset) {
    super();
    this.parent = parent;
    this.offset = offset;
  }

  @Override
  public Slice retain() {
    parent.retain();
    return this;
  }

  @Override
  public Slice retain(int increment) {
    parent.retain(increment);
    return this;
  }

  @Override
  public boolean release() {
    return parent.release();
  }

  @Override
  public Slice touch(Object hint) {
    parent.touch(hint);
    return this;
  }

  /** Where it begins. */
  public long offset() {
    return offset;
  }
}
