package example.callsites;

/** What callers see of the counting types. */
public interface Counted {
  /** Takes a reference. */
  Counted retain();

  /** Takes some references. */
  Counted retain(int increment);

  /** Gives one back. */
  boolean release();

  /** Says where it is. */
  Counted touch(Object hint);
}
