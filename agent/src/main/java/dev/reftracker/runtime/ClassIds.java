package dev.reftracker.runtime;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Numbers classes by name, with a weak memory of the class objects already seen, so that the usual
 * lookup hashes no name and no class loader is pinned. Lock-free.
 */
final class ClassIds extends InternTable<String> {

  private static final int BUCKETS = 1 << 12;
  private static final int MAX_CLASSES = 1 << 18;

  private final AtomicReferenceArray<Seen> seen = new AtomicReferenceArray<>(BUCKETS);

  ClassIds() {
    super(12, MAX_CLASSES);
  }

  @Override
  boolean same(String a, String b) {
    return a.equals(b);
  }

  /** The number of the object's class; 0 for null. */
  int ofObject(Object object) {
    return object == null ? 0 : of(object.getClass());
  }

  /** The number of a class. */
  int of(Class<?> type) {
    int bucket = System.identityHashCode(type) & (BUCKETS - 1);
    Seen head = seen.get(bucket);
    for (Seen s = head; s != null; s = s.next) {
      if (s.refersTo(type)) {
        return s.id;
      }
    }
    int id = ofName(type.getName());
    seen.compareAndSet(
        bucket, head, new Seen(type, id, live(head))); // a lost race is found again next time
    return id;
  }

  /** The number of a binary class name. */
  int ofName(String name) {
    return intern(name.hashCode(), name);
  }

  /**
   * Drops dead entries at the front of a chain, so that class loaders that come and go do not
   * lengthen it for good.
   */
  private static Seen live(Seen head) {
    Seen s = head;
    while (s != null && s.refersTo(null)) {
      s = s.next;
    }
    return s;
  }

  private static final class Seen extends WeakReference<Class<?>> {
    final int id;
    final Seen next;

    Seen(Class<?> type, int id, Seen next) {
      super(type);
      this.id = id;
      this.next = next;
    }
  }
}
