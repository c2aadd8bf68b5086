package dev.reftracker.runtime.depot;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Gives equal values one number, from 1, and keeps them for good. Append-only and lock-free,
 * because hooks intern on application threads and a map of the JDK may park. A lost race may leave
 * a number unused.
 */
public abstract class InternTable<T> {

  private static final int CHUNK_BITS = 10;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private final AtomicReferenceArray<Node<T>> buckets;
  private final AtomicReferenceArray<AtomicReferenceArray<T>> chunks;
  private final AtomicInteger lastId = new AtomicInteger();
  private final int mask;

  /**
   * An empty table.
   *
   * @param bucketBits number of buckets as a power of two; fixed, chains grow beyond it
   * @param capacity how many values at most
   */
  protected InternTable(int bucketBits, int capacity) {
    buckets = new AtomicReferenceArray<>(1 << bucketBits);
    chunks = new AtomicReferenceArray<>(capacity / CHUNK + 1);
    mask = (1 << bucketBits) - 1;
  }

  /** Whether two values are one. */
  protected abstract boolean same(T a, T b);

  /** The number of {@code value}; 0 when the table is full and does not know it. */
  public final int intern(int hash, T value) {
    int spread = hash ^ (hash >>> 16);
    int bucket = spread & mask;
    int id = 0;
    while (true) {
      Node<T> head = buckets.get(bucket);
      for (Node<T> n = head; n != null; n = n.next) {
        if (n.hash == spread && same(n.value, value)) {
          return n.id;
        }
      }
      if (id == 0) {
        id = claim(value);
        if (id == 0) {
          return 0;
        }
      }
      if (buckets.compareAndSet(bucket, head, new Node<>(spread, id, value, head))) {
        return id;
      }
    }
  }

  /** The equal value that has a number, or null. */
  final T find(int hash, T value) {
    int spread = hash ^ (hash >>> 16);
    for (Node<T> n = buckets.get(spread & mask); n != null; n = n.next) {
      if (n.hash == spread && same(n.value, value)) {
        return n.value;
      }
    }
    return null;
  }

  private int claim(T value) {
    if (lastId.get() >= chunks.length() * CHUNK - CHUNK) {
      return 0;
    }
    int id = lastId.incrementAndGet();
    int chunk = id >>> CHUNK_BITS;
    if (chunk >= chunks.length()) {
      return 0;
    }
    AtomicReferenceArray<T> values = chunks.get(chunk);
    if (values == null) {
      chunks.compareAndSet(chunk, null, new AtomicReferenceArray<>(CHUNK));
      values = chunks.get(chunk);
    }
    values.set(id & (CHUNK - 1), value);
    return id;
  }

  /** The value with this number; null for 0 and for unused numbers. */
  public final T get(int id) {
    if (id <= 0 || id > lastId.get()) {
      return null;
    }
    AtomicReferenceArray<T> values = chunks.get(id >>> CHUNK_BITS);
    return values == null ? null : values.get(id & (CHUNK - 1));
  }

  /** The highest number given out. */
  public final int size() {
    return lastId.get();
  }

  private static final class Node<T> {
    final int hash;
    final int id;
    final T value;
    final Node<T> next;

    Node(int hash, int id, T value, Node<T> next) {
      this.hash = hash;
      this.id = id;
      this.value = value;
      this.next = next;
    }
  }
}
