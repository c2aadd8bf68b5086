package dev.reftracker.bodies;

import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.analysis.Value;

/**
 * A value on the stack or in a local variable.
 *
 * @param size in slots
 * @param own the origins that it may be
 * @param from the origins that it was got out of
 * @param kind what else it tells
 * @param lambda what a lambda runs; null for other values
 */
record Held(int size, long own, long from, Kind kind, Handle lambda) implements Value {

  /** What a value tells about its origins. */
  enum Kind {
    PLAIN,
    /** {@code this}. */
    SELF,
    /** True while there are more. */
    MORE,
    /** True when there are none. */
    NONE,
    /** True where it was taken by whom it was offered to. */
    TAKEN,
    /** Not null where it was not taken, since another one was there. */
    FORMER,
    /** How many there are. */
    COUNT
  }

  static final Held ONE = new Held(1, 0, 0, Kind.PLAIN, null);
  static final Held TWO = new Held(2, 0, 0, Kind.PLAIN, null);

  static Held of(long own, long from) {
    return own == 0 && from == 0 ? ONE : new Held(1, own, from, Kind.PLAIN, null);
  }

  /** An answer or a number; one that tells nothing is no reference to anything. */
  static Held about(long own, Kind kind) {
    return kind == Kind.PLAIN || own == 0 ? ONE : new Held(1, own, 0, kind, null);
  }

  /** Every origin that is concerned when something happens to it. */
  long all() {
    return own | from;
  }

  /** A number or an answer about its origins is none of them. */
  boolean isReference() {
    return kind == Kind.PLAIN || kind == Kind.SELF;
  }

  @Override
  public int getSize() {
    return size;
  }
}
