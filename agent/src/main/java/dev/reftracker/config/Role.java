package dev.reftracker.config;

/** What a method named by a rule does to the count of its target. */
public enum Role {
  /** Sets the first count: constructor, allocator hand-out, pool reset. */
  BEGIN,
  /** Tells to which owner a target belongs. */
  BELONGS_TO,
  /** Takes references. */
  ACQUIRE,
  /** Gives references back. */
  RELEASE,
  /** Runs once when the count has fallen to zero. */
  END,
  /** A hand-over that the program itself declares. */
  TOUCH,
  /** A use that is wrong after the end. */
  USE,
  /** The count accessor: never woven, called to check the books. */
  COUNT,
  /** The end of an owner, after which none of its references may be left. */
  SCOPE_END,
  /** Waits for the count to fall. */
  WAIT
}
