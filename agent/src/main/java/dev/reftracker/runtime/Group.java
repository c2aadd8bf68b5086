package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Lives that are alike, counted, with a few of them whole. Written by any thread without a lock.
 */
final class Group {

  static final int EXAMPLES = 3;
  private static final int AGES = 9;
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

  final long signature;
  final int typeId;
  final int classId;
  final LifecycleGroup.Fate fate;
  final Group next;

  private final LongAdder references = new LongAdder();
  private final LongAdder[] ages = new LongAdder[AGES];

  /** The number of the thread that alone writes {@link #owned}; 0 for none. */
  private final int owner;

  /** By age, what the owner counted; it needs no atomic instruction. */
  private final long[] owned = new long[AGES];

  private final AtomicReferenceArray<Lifecycle> examples = new AtomicReferenceArray<>(EXAMPLES);
  private volatile int oldestMillis = Integer.MAX_VALUE;
  private volatile int newestMillis;

  /**
   * An empty group.
   *
   * @param owner the number of the one thread that most of its lives will end on, 0 where there is
   *     none
   */
  Group(long signature, int typeId, int classId, LifecycleGroup.Fate fate, int owner, Group next) {
    this.signature = signature;
    this.typeId = typeId;
    this.classId = classId;
    this.fate = fate;
    this.owner = owner;
    this.next = next;
    for (int i = 0; i < AGES; i++) {
      ages[i] = new LongAdder();
    }
  }

  /** Counts one life; keeps it whole while there is room. */
  void add(ThreadState s, Life life, PlainEvent head, int left, int nowMillis) {
    if (left != 0) {
      references.add(left);
    }
    int last = head == null ? nowMillis : head.atMillis;
    int began = Lives.beganMillis(head, nowMillis);
    count(s, ageClass((fate == LifecycleGroup.Fate.HEALTHY ? last : nowMillis) - began));
    if (began < oldestMillis) {
      oldestMillis = began; // a lost race costs the exact bound a few milliseconds
    }
    if (began > newestMillis) {
      newestMillis = began;
    }
    keep(life, head, left, nowMillis);
  }

  private void count(ThreadState s, int age) {
    if (s.exact && s.threadId == owner) {
      CELL.setOpaque(owned, age, (long) CELL.getOpaque(owned, age) + 1);
    } else {
      ages[age].increment();
    }
  }

  /**
   * Keeps the first lives whole; later one that was watched for hand-overs replaces one that was
   * not.
   */
  private void keep(Life life, PlainEvent head, int left, int nowMillis) {
    boolean watched = life.is(Life.WATCHED);
    if (!watched && examples.get(EXAMPLES - 1) != null) {
      return; // full, the usual case
    }
    for (int i = 0; i < EXAMPLES; i++) {
      Lifecycle kept = examples.get(i);
      if (kept == null || (watched && !handsOver(kept))) {
        examples.compareAndSet(i, kept, Lives.lifecycle(life, head, left, nowMillis));
        return;
      }
    }
  }

  private static boolean handsOver(Lifecycle life) {
    for (Event event : life.events()) {
      if (event.op().handsOver()) {
        return true;
      }
    }
    return false;
  }

  /** The group as it is now. */
  LifecycleGroup view() {
    List<Lifecycle> whole = new ArrayList<>(EXAMPLES);
    for (int i = 0; i < EXAMPLES; i++) {
      Lifecycle example = examples.get(i);
      if (example != null) {
        whole.add(example);
      }
    }
    long objects = 0;
    long[] counts = new long[AGES];
    for (int i = 0; i < AGES; i++) {
      counts[i] = ages[i].sum() + (long) CELL.getOpaque(owned, i);
      objects += counts[i];
    }
    int oldest = Math.min(oldestMillis, newestMillis);
    return new LifecycleGroup(
        typeId, classId, fate, objects, references.sum(), whole, oldest, newestMillis, counts);
  }

  private static int ageClass(long millis) {
    int i = 0;
    for (long bound = 1; i < AGES - 1 && millis >= bound; bound *= 10) {
      i++;
    }
    return i;
  }
}
