package dev.reftracker.runtime.snapshot;

/**
 * One thing that happened to a target. Written once by the application's thread, read when a
 * lifecycle is folded or reported. Ids are resolved by {@link Names}; 0 always means unknown.
 */
public abstract class Event {

  /** What happened. */
  public abstract Op op();

  /** How many references; for {@link Op#BEGIN} the count set; 0 for hand-overs. */
  public abstract int amount();

  /** The woven method, see {@link Names#method}; 0 for hand-overs. */
  public abstract int methodId();

  /** The call site, or for hand-overs the woven method's entry; see {@link Names#site}. */
  public abstract int siteId();

  /** The stack; see {@link Names#stack}. */
  public abstract int stackId();

  /** The thread; see {@link Names#thread}. */
  public abstract int threadId();

  /** When, in milliseconds since tracking began, to a few hundredths of a second. */
  public abstract int atMillis();

  /**
   * Identity of the acting object (the caller's {@code this}, or the receiver of a hand-over);
   * evidence, not unique.
   */
  public abstract int holderId();

  /** Class of the acting object; see {@link Names#className}. */
  public abstract int holderClassId();

  /**
   * Identity of the view or carrier through which it happened, 0 for the target itself; evidence,
   * not unique.
   */
  public abstract int viewId();

  /** Class of that view or carrier. */
  public abstract int viewClassId();

  /**
   * Identity of the handle of this one reference, unique within the lifecycle; 0 where the rule has
   * none.
   */
  public abstract long handleId();

  /**
   * The tracked target that acted (a container that was given it, a derived object made from it),
   * or null.
   */
  public abstract Container container();

  /**
   * What was called afterwards on the acting object, where that took the target or was given it;
   * null where it was not followed.
   */
  public abstract Stay stay();

  /** Class of a touch's hint or of the exception; 0 for none. */
  public abstract int hintClassId();

  /** A release that failed and took nothing back; it then counts as if it had not been. */
  public abstract boolean undone();

  /** Whether it gave a reference back: a release that was not undone. */
  public final boolean givesBack() {
    return op() == Op.RELEASE && !undone();
  }
}
