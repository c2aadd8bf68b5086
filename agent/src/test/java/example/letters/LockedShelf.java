package example.letters;

import example.callsites.Buffer;

/** Inherits that it keeps targets. */
public class LockedShelf extends Shelf {
  private boolean locked;

  /** One with its first content. */
  public LockedShelf(Buffer first) {
    super(first);
  }

  /** Names no target. */
  public void lock() {
    locked = !locked;
  }
}
