package dev.reftracker.runtime.depot;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiPredicate;

/**
 * Interned stacks: an int per distinct one. Frames are plain names, so that no class loader is
 * pinned.
 */
public final class StackDepot extends InternTable<StackTraceElement[]> {

  private static final int MAX_STACKS = 1 << 20;
  private static final int BYTES_PER_STACK = 80;
  private static final int BYTES_PER_FRAME = 64;
  private static final StackTraceElement[] NONE = {};

  private final int depth;
  private final BiPredicate<String, String> ignoredFrame;
  private final Set<String> hookClasses;
  private final LongAdder frames = new LongAdder();
  private final LongAdder more = new LongAdder();

  /**
   * An empty depot.
   *
   * @param depth frames kept per stack
   * @param ignoredFrame frames that are left out, or null
   * @param hookClasses binary names; the last frame of ours is of one of them, what called it is
   *     the program's
   */
  public StackDepot(int depth, BiPredicate<String, String> ignoredFrame, Set<String> hookClasses) {
    super(14, MAX_STACKS);
    this.depth = depth;
    this.ignoredFrame = ignoredFrame;
    this.hookClasses = hookClasses;
  }

  @Override
  protected boolean same(StackTraceElement[] a, StackTraceElement[] b) {
    return Arrays.equals(a, b);
  }

  /**
   * The number of a stack as the JVM gives it, our own frames and those of the counting class
   * included.
   */
  int internRaw(StackTraceElement[] raw, String countingClass) {
    StackTraceElement[] kept = trim(raw, countingClass);
    int before = size();
    int id = intern(Arrays.hashCode(kept), kept);
    if (id > before) {
      frames.add(kept.length);
    }
    return id;
  }

  /** The frames of a stack; empty for 0. */
  public StackTraceElement[] frames(int id) {
    StackTraceElement[] stack = get(id);
    return stack == null ? NONE : stack.clone();
  }

  /** Counts what others keep for each stack. */
  void account(long bytes) {
    more.add(bytes);
  }

  /** Estimated size. */
  public long usedBytes() {
    return more.sum() + (long) size() * BYTES_PER_STACK + frames.sum() * BYTES_PER_FRAME;
  }

  /** Frames kept per stack. */
  int depth() {
    return depth;
  }

  /** Whether some frames are left out. */
  boolean ignoresFrames() {
    return ignoredFrame != null;
  }

  /** Index after the last frame of a raw stack that could be kept. */
  int lastUsed(StackTraceElement[] raw, String countingClass) {
    return Math.min(raw.length, first(raw, countingClass) + depth);
  }

  /** Whether a stack shows the hook that it was taken in. */
  boolean isBelowHook(StackTraceElement[] raw) {
    return hook(raw) < raw.length;
  }

  private int hook(StackTraceElement[] raw) {
    int at = 0;
    while (at < raw.length && !hookClasses.contains(raw[at].getClassName())) {
      at++;
    }
    return at;
  }

  /** Index of the first frame of the program that counts. */
  private int first(StackTraceElement[] raw, String countingClass) {
    int from = hook(raw);
    if (from == raw.length) {
      from = 0; // not taken below a hook
    }
    while (from < raw.length && isOurs(raw[from].getClassName())) {
      from++;
    }
    while (from < raw.length && raw[from].getClassName().equals(countingClass)) {
      from++;
    }
    return from;
  }

  private StackTraceElement[] trim(StackTraceElement[] raw, String countingClass) {
    int from = first(raw, countingClass);
    StackTraceElement[] kept = new StackTraceElement[Math.min(depth, raw.length - from)];
    int n = 0;
    for (int i = from; i < raw.length && n < kept.length; i++) {
      StackTraceElement frame = raw[i];
      if (ignoredFrame == null || !ignoredFrame.test(frame.getClassName(), frame.getMethodName())) {
        kept[n++] = frame;
      }
    }
    return n == kept.length ? kept : Arrays.copyOf(kept, n);
  }

  private boolean isOurs(String className) {
    return hookClasses.contains(className) || className.endsWith(".RefTrackerBridge");
  }
}
