package dev.reftracker.runtime;

import java.util.Arrays;

/**
 * The hash by which lives are alike: the set of (operation, call site or else stack), each with its
 * multiplicity clamped to one or many, in any order. Hand-overs and undone releases take no part.
 */
final class Signature {

  /** Lives up to this many events need no memory. */
  static final int SMALL = 32;

  private static final long STACK = 1L << 40;

  private Signature() {}

  /** The signature of the chain that starts at {@code head}. */
  static long of(PlainEvent head, long[] scratch) {
    int n = 0;
    long[] keys = scratch;
    for (PlainEvent r = head; r != null; r = r.next) {
      if (!r.counted()) {
        continue;
      }
      if (n == keys.length) {
        keys = Arrays.copyOf(keys, n * 2);
      }
      keys[n++] = key(r);
    }
    return hash(keys, n);
  }

  /**
   * A hash of what the signature is made of in the order in which it stands: lives alike in it have
   * the same signature. Cheaper, since nothing is sorted.
   */
  static long sequence(PlainEvent head) {
    long h = 0;
    for (PlainEvent r = head; r != null; r = r.next) {
      if (r.counted()) {
        h = (h ^ key(r)) * 0x9E3779B97F4A7C15L;
        h ^= h >>> 32;
      }
    }
    return h;
  }

  private static long key(PlainEvent r) {
    long place = r.siteId != 0 ? r.siteId : STACK | r.stackId;
    return (long) r.opNumber() << 48 | place;
  }

  private static long hash(long[] keys, int n) {
    if (n > 1) {
      Arrays.sort(keys, 0, n);
    }
    long sum = 0;
    for (int i = 0; i < n; ) {
      int same = i + 1;
      while (same < n && keys[same] == keys[i]) {
        same++;
      }
      sum += mix(keys[i] * 3 + (same - i > 1 ? 2 : 1));
      i = same;
    }
    return mix(sum);
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
