package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Stay;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Which watched targets are with which object, and what is called on it meanwhile. Objects are told
 * by their identity alone: that is evidence, not proof, and keeps nothing alive. Bounded; what
 * finds no room is not followed. Runs on application threads; never blocks.
 */
final class Stays {

  private static final int BUCKETS = 1 << 12;
  private static final int MAX_HOLDERS = 1 << 13;
  private static final int OVER = Life.ENDED | Life.FOLDED | Life.UNWATCHED;

  private final AtomicReferenceArray<Holder> buckets = new AtomicReferenceArray<>(BUCKETS);
  private final AtomicInteger holders = new AtomicInteger();

  /** Whether a target may be with this object. */
  boolean follows(int holderId) {
    return buckets.get(bucket(holderId)) != null;
  }

  /** The target of {@code life} is with this object from now on; null when there is no room. */
  Stay begin(int holderId, Life life) {
    int bucket = bucket(holderId);
    while (true) {
      Holder head = buckets.get(bucket);
      for (Holder h = head; h != null; h = h.next) {
        if (h.id == holderId) {
          return h.begin(life);
        }
      }
      Holder rest = withoutOver(head);
      int dropped = length(head) - length(rest);
      if (holders.get() - dropped >= MAX_HOLDERS) {
        return null;
      }
      Holder fresh = new Holder(holderId, rest);
      Stay stay = fresh.begin(life);
      if (buckets.compareAndSet(bucket, head, fresh)) {
        holders.addAndGet(1 - dropped);
        return stay;
      }
    }
  }

  /**
   * A method was called on this object.
   *
   * @param but the life whose target was given to that call, or null
   */
  void used(int holderId, int siteId, Life but) {
    int bucket = bucket(holderId);
    Holder head = buckets.get(bucket);
    for (Holder h = head; h != null; h = h.next) {
      if (h.id == holderId) {
        if (!h.used(siteId, but)) {
          sweep(bucket, head);
        }
        return;
      }
    }
  }

  private void sweep(int bucket, Holder head) {
    Holder rest = withoutOver(head);
    if (buckets.compareAndSet(bucket, head, rest)) {
      holders.addAndGet(length(rest) - length(head));
    }
  }

  private static int bucket(int holderId) {
    return (holderId ^ (holderId >>> 15)) & (BUCKETS - 1);
  }

  /** The chain without objects that have nothing left; it shares the end that needs no change. */
  private static Holder withoutOver(Holder head) {
    if (head == null) {
      return null;
    }
    Holder rest = withoutOver(head.next);
    if (head.isOver()) {
      return rest;
    }
    return rest == head.next ? head : new Holder(head, rest);
  }

  private static int length(Holder head) {
    int length = 0;
    for (Holder h = head; h != null; h = h.next) {
      length++;
    }
    return length;
  }

  /** One object, and the targets that are with it. */
  private static final class Holder {

    /**
     * Of more targets the first are followed: these are the examples that are kept of each kind.
     */
    private static final int MAX_STAYS = 64;

    private final int id;
    private final Holder next;

    /** Filled from the front: behind the first empty place there is nothing. */
    private final AtomicReferenceArray<OneStay> stays;

    Holder(int id, Holder next) {
      this.id = id;
      this.next = next;
      this.stays = new AtomicReferenceArray<>(MAX_STAYS);
    }

    Holder(Holder same, Holder next) {
      this.id = same.id;
      this.next = next;
      this.stays = same.stays;
    }

    Stay begin(Life life) {
      int free = -1;
      for (int i = 0; i < MAX_STAYS; i++) {
        OneStay stay = stays.get(i);
        if (stay != null && stay.life == life) {
          return stay;
        }
        if (free < 0 && (stay == null || stay.life.is(OVER))) {
          free = i;
        }
        if (stay == null) {
          break;
        }
      }
      if (free < 0) {
        return null;
      }
      OneStay fresh = new OneStay(life);
      stays.set(free, fresh); // two at once: one of them is not followed
      return fresh;
    }

    /** Returns whether any target is still there. */
    boolean used(int siteId, Life but) {
      boolean any = false;
      OneStay stay;
      for (int i = 0; i < MAX_STAYS && (stay = stays.get(i)) != null; i++) {
        if (!stay.life.is(OVER)) {
          any = true;
          if (stay.life != but) {
            stay.used(siteId);
          }
        }
      }
      return any;
    }

    boolean isOver() {
      OneStay stay;
      for (int i = 0; i < MAX_STAYS && (stay = stays.get(i)) != null; i++) {
        if (!stay.life.is(OVER)) {
          return false;
        }
      }
      return true;
    }
  }

  /** One target with one object. */
  private static final class OneStay implements Stay {

    private static final int MAX_USES = 24;
    private static final int[] NONE = {};
    private static final VarHandle USES;

    static {
      try {
        USES = MethodHandles.lookup().findVarHandle(OneStay.class, "uses", int[].class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private final Life life;
    private volatile int[] uses = NONE;

    OneStay(Life life) {
      this.life = life;
    }

    void used(int siteId) {
      while (true) {
        int[] old = uses;
        for (int known : old) {
          if (known == siteId) {
            return;
          }
        }
        if (old.length == MAX_USES) {
          return;
        }
        int[] grown = Arrays.copyOf(old, old.length + 1);
        grown[old.length] = siteId;
        if (USES.compareAndSet(this, old, grown)) {
          return;
        }
      }
    }

    @Override
    public int[] uses() {
      return uses.clone();
    }
  }
}
