package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.LifecycleGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * The bounded table of groups. When it is full, a life without a group is counted: healthy ones as
 * dropped, others in one group per type and class, so that totals of leaks stay exact.
 */
final class Groups {

  private static final int BUCKETS = 1 << 12;
  private static final int MAX_GROUPS = 1 << 13;
  private static final long OVERFLOW = 0;
  private static final int BYTES_PER_GROUP = 1_500;
  private static final int SEQUENCES = 1 << 10;

  private final AtomicReferenceArray<Group> buckets = new AtomicReferenceArray<>(BUCKETS);

  /** The groups of the healthy lives that ended last, so that the usual ones are found at once. */
  private final AtomicReferenceArray<Sequence> sequences = new AtomicReferenceArray<>(SEQUENCES);

  private final AtomicInteger size = new AtomicInteger();
  private final LongAdder healthyDropped = new LongAdder();
  private final int maxGroups;

  Groups() {
    this(MAX_GROUPS);
  }

  Groups(int maxGroups) {
    this.maxGroups = maxGroups;
  }

  /** Counts a life that gave everything back. */
  void addHealthy(ThreadState s, Life life, PlainEvent head, int nowMillis) {
    long sequence = Signature.sequence(head);
    int slot = (int) (sequence >>> 40) & (SEQUENCES - 1);
    Sequence known = sequences.get(slot);
    if (known != null && known.leadsTo(sequence, life)) {
      known.group.add(s, life, head, 0, nowMillis);
      return;
    }
    Group group = group(s, Signature.of(head, s.scratch), life, LifecycleGroup.Fate.HEALTHY);
    if (group == null) {
      healthyDropped.increment();
      return;
    }
    sequences.set(slot, new Sequence(sequence, group));
    group.add(s, life, head, 0, nowMillis);
  }

  /**
   * Counts a life that is live or left something over.
   *
   * @param left references left over
   */
  void add(
      ThreadState s,
      Life life,
      PlainEvent head,
      LifecycleGroup.Fate fate,
      int left,
      int nowMillis) {
    Group group = group(s, Signature.of(head, s.scratch), life, fate);
    if (group == null) {
      group = claim(s, OVERFLOW, life, fate, Integer.MAX_VALUE);
    }
    group.add(s, life, head, left, nowMillis);
  }

  private Group group(ThreadState s, long signature, Life life, LifecycleGroup.Fate fate) {
    return claim(s, signature, life, fate, maxGroups);
  }

  private Group claim(ThreadState s, long signature, Life life, LifecycleGroup.Fate fate, int max) {
    int h =
        (int) (signature ^ (signature >>> 32)) * 31
            + life.classId * 7
            + life.type.id * 3
            + fate.ordinal();
    int bucket = (h ^ (h >>> 16)) & (BUCKETS - 1);
    while (true) {
      Group head = buckets.get(bucket);
      for (Group g = head; g != null; g = g.next) {
        if (g.signature == signature
            && g.classId == life.classId
            && g.typeId == life.type.id
            && g.fate == fate) {
          return g;
        }
      }
      if (size.get() >= max) {
        return null;
      }
      int owner = s.exact ? s.threadId : 0;
      Group fresh = new Group(signature, life.type.id, life.classId, fate, owner, head);
      if (buckets.compareAndSet(bucket, head, fresh)) {
        size.incrementAndGet();
        return fresh;
      }
    }
  }

  /** The groups of one fate as they are now. */
  List<LifecycleGroup> views(LifecycleGroup.Fate fate) {
    List<LifecycleGroup> views = new ArrayList<>();
    for (int i = 0; i < BUCKETS; i++) {
      for (Group g = buckets.get(i); g != null; g = g.next) {
        LifecycleGroup view = g.fate == fate ? g.view() : null;
        if (view != null && view.objects() > 0) {
          views.add(view);
        }
      }
    }
    return views;
  }

  /** Healthy lives that found no group. */
  long healthyDropped() {
    return healthyDropped.sum();
  }

  long usedBytes() {
    return (long) size.get() * BYTES_PER_GROUP;
  }

  private record Sequence(long hash, Group group) {
    boolean leadsTo(long sequence, Life life) {
      return hash == sequence && group.classId == life.classId && group.typeId == life.type.id;
    }
  }
}
