package dev.reftracker.bodies;

import java.util.Arrays;

/** Which values are in which objects that the method made: whoever has those has these too. */
final class Inside {

  private final long[] values;

  Inside() {
    values = new long[Long.SIZE];
  }

  Inside(Inside other) {
    values = other.values.clone();
  }

  /** Whoever has the first has the second too; says whether that is new. */
  boolean put(long holders, long held) {
    boolean changed = false;
    for (int i = 0; i < values.length; i++) {
      if ((holders >>> i & 1) != 0 && (held & ~values[i] & ~(1L << i)) != 0) {
        values[i] |= held & ~(1L << i);
        changed = true;
      }
    }
    return changed;
  }

  boolean putAll(Inside others) {
    boolean changed = false;
    for (int i = 0; i < values.length; i++) {
      changed |= others.values[i] != 0 && put(1L << i, others.values[i]);
    }
    return changed;
  }

  /** The origins, and all that is in them. */
  long closure(long origins) {
    long all = origins;
    for (long before = 0; before != all; ) {
      before = all;
      for (int i = 0; i < values.length; i++) {
        all |= (all >>> i & 1) != 0 ? values[i] : 0;
      }
    }
    return all;
  }

  /** Whether an object that the method made, a list for example, has it. */
  boolean isIn(long origin) {
    return Arrays.stream(values).anyMatch(held -> (held & origin) != 0);
  }
}
