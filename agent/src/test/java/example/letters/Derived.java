package example.letters;

import example.callsites.Buffer;
import example.callsites.Counted;

/** Has code before the call of {@code super}. */
public final class Derived extends Message {
  private final Counted last;

  /** Retains before {@code super}, with a branch, and once more behind it. */
  public Derived(Buffer first, Counted second) {
    super(first.count() > 0 ? first.retain() : first); // @before
    last = second.retain(); // @after
    second = null;
  }

  /** What was kept. */
  public Counted last() {
    return last;
  }
}
