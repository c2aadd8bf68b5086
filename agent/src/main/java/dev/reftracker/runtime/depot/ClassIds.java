package dev.reftracker.runtime.depot;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Numbers classes by name, with a weak memory of the class objects already seen, so that the usual
 * lookup hashes no name and no class loader is pinned. Lock-free.
 */
public final class ClassIds extends InternTable<String> {

  private static final int BUCKETS = 1 << 12;
  private static final int MAX_CLASSES = 1 << 18;

  private final AtomicReferenceArray<Seen> seen = new AtomicReferenceArray<>(BUCKETS);

  private final AtomicInteger lastUnique = new AtomicInteger();

  /** No class is known yet. */
  public ClassIds() {
    super(12, MAX_CLASSES);
  }

  @Override
  protected boolean same(String a, String b) {
    return a.equals(b);
  }

  /** The number of the object's class; 0 for null. */
  public int ofObject(Object object) {
    return object == null ? 0 : of(object.getClass());
  }

  /** The number of a class's name. */
  public int of(Class<?> type) {
    return seen(type).id;
  }

  /** A number that no other class has, of the same name or not, and that is never given again. */
  int unique(Class<?> type) {
    return seen(type).unique;
  }

  /** What is known of a class: the same for as long as it lives. */
  public Seen seen(Class<?> type) {
    int bucket = System.identityHashCode(type) & (BUCKETS - 1);
    Seen fresh = null;
    while (true) {
      Seen head = seen.get(bucket);
      for (Seen s = head; s != null; s = s.next) {
        if (s.refersTo(type)) {
          return s;
        }
      }
      int id = fresh == null ? ofName(type.getName()) : fresh.id;
      fresh = new Seen(type, id, lastUnique.incrementAndGet(), live(head));
      if (seen.compareAndSet(bucket, head, fresh)) {
        return fresh;
      }
    }
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

  /** A class seen before, weakly, with its numbers. */
  public static final class Seen extends WeakReference<Class<?>> {
    public final int id;
    private final int unique;
    private final Seen next;

    Seen(Class<?> type, int id, int unique, Seen next) {
      super(type);
      this.id = id;
      this.unique = unique;
      this.next = next;
    }
  }
}
