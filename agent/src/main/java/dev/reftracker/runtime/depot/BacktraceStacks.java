package dev.reftracker.runtime.depot;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;

/**
 * Takes stacks without materialising them: compares what HotSpot keeps inside a throwable (method
 * numbers, byte code indexes with method versions, classes) with the stacks already known, and only
 * a frame that is new becomes names. Needs {@code java.lang} opened to this class's module; {@link
 * #probe} refuses wherever anything looks different.
 *
 * <p>Classes enter the key as numbers of a weak table, so no class loader is pinned.
 */
public final class BacktraceStacks implements StackSource {

  /** Our frames and those of the counting class come before the first that is kept. */
  private static final int LEADING = 24;

  /** So many of them are usual; a stack with more is looked at a second time. */
  private static final int USUAL_LEADING = 12;

  private static final int METHODS = 0;
  private static final int INDEXES = 1;
  private static final int CLASSES = 2;
  private static final int FIRST_UNNAMED = 4;
  private static final int MAX_KEYS = 1 << 20;
  private static final int BYTES_PER_KEY = 72;
  private static final int SELF_TEST_DEPTH = 40;

  private final StackDepot depot;
  private final ClassIds classes;
  private final VarHandle backtrace;
  private final int frames;
  private final int usualFrames;

  /** Where a chunk leads to the next; the JDKs differ. */
  private final int next;

  private final KnownFrames known = new KnownFrames();

  private final InternTable<Key> keys =
      new InternTable<>(14, MAX_KEYS) {
        @Override
        protected boolean same(Key a, Key b) {
          return Objects.equals(a.countingClass, b.countingClass)
              && Arrays.equals(a.words, b.words);
        }
      };

  private BacktraceStacks(StackDepot depot, ClassIds classes, VarHandle backtrace) {
    this.depot = depot;
    this.classes = classes;
    this.backtrace = backtrace;
    this.frames = depot.depth() + LEADING;
    this.usualFrames = depot.depth() + USUAL_LEADING;
    this.next = nextSlot((Object[]) backtrace.get(deep(SELF_TEST_DEPTH)));
  }

  /**
   * This way of taking stacks, or null where the JVM does not allow it or answers differently than
   * the plain way.
   */
  public static BacktraceStacks probe(StackDepot depot, ClassIds classes) {
    if (depot.ignoresFrames()) {
      return null; // a kept frame may then lie deeper than the key looks
    }
    try {
      MethodHandles.Lookup lookup =
          MethodHandles.privateLookupIn(Throwable.class, MethodHandles.lookup());
      VarHandle field = lookup.findVarHandle(Throwable.class, "backtrace", Object.class);
      BacktraceStacks stacks = new BacktraceStacks(depot, classes, field);
      return stacks.agreesWithPlain() ? stacks : null;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return null;
    }
  }

  /**
   * The slot that holds the second chunk of a stack that needs two.
   *
   * @throws IllegalStateException when there is none
   */
  private static int nextSlot(Object[] chunk) {
    for (int i = FIRST_UNNAMED; i < chunk.length; i++) {
      if (chunk[i] instanceof Object[] inner
          && inner.length > CLASSES
          && inner[0] instanceof short[]) {
        return i;
      }
    }
    throw new IllegalStateException("a long backtrace has one chunk");
  }

  @Override
  public int capture(String countingClass) {
    return intern(new Throwable(), countingClass);
  }

  private int intern(Throwable here, String countingClass) {
    int id = intern(here, countingClass, usualFrames);
    if (id == 0) {
      id = intern(here, countingClass, frames);
    }
    return id != 0 ? id : depot.internRaw(here.getStackTrace(), countingClass);
  }

  /** The same by the uppermost frames; 0 where one that is kept lies deeper. */
  private int intern(Throwable here, String countingClass, int limit) {
    int[] words = words(here, limit);
    Key key = new Key(words, countingClass);
    int hash = Arrays.hashCode(words);
    Key same = keys.find(hash, key);
    if (same == null) {
      StackTraceElement[] raw = frames(here, words, limit);
      key.stackId =
          depot.lastUsed(raw, countingClass) < limit ? depot.internRaw(raw, countingClass) : 0;
      keys.intern(hash, key);
      depot.account(BYTES_PER_KEY + 4L * words.length);
      same = key;
    }
    return same.stackId;
  }

  /** The stack, or as much of it as {@code words} tell where our hook is in it. */
  private StackTraceElement[] frames(Throwable here, int[] words, int limit) {
    StackTraceElement[] raw = known.find(words);
    if (raw != null && (raw.length < limit || depot.isBelowHook(raw))) {
      return raw;
    }
    raw = here.getStackTrace();
    depot.account(known.learn(words, raw));
    return raw;
  }

  /** {@link KnownFrames#WORDS} for each of the uppermost frames. */
  private int[] words(Throwable here, int limit) {
    int[] words = new int[limit * KnownFrames.WORDS];
    int n = 0;
    Object owner = null;
    int ownerId = 0;
    Object[] chunk = (Object[]) backtrace.get(here);
    while (chunk != null && n < words.length) {
      short[] methods = (short[]) chunk[METHODS];
      int[] indexes = (int[]) chunk[INDEXES];
      Object[] owners = (Object[]) chunk[CLASSES];
      int i = 0;
      for (; i < methods.length && owners[i] != null && n < words.length; i++) {
        words[n++] = methods[i];
        words[n++] = indexes[i];
        if (owners[i] != owner) { // neighbours are often of one class
          owner = owners[i];
          ownerId = classes.unique((Class<?>) owner);
        }
        words[n++] = ownerId;
      }
      chunk = i < methods.length ? null : (Object[]) chunk[next];
    }
    return n == words.length ? words : Arrays.copyOf(words, n);
  }

  /**
   * The same stack is one, different ones are two, and both are what the plain way says; also deep
   * down.
   */
  private boolean agreesWithPlain() {
    int first = 0;
    for (int i = 0; i < 2; i++) {
      Throwable here = deep(SELF_TEST_DEPTH);
      int id = intern(here, null);
      if (id == 0 || id != depot.internRaw(here.getStackTrace(), null) || (i == 1 && id != first)) {
        return false;
      }
      first = id;
    }
    Throwable shallower = deep(2);
    Throwable here = new Throwable();
    return !Arrays.equals(words(shallower), words(here))
        && !Arrays.equals(words(shallower), words(deep(3)))
        && words(here).length == Math.min(frames, here.getStackTrace().length) * KnownFrames.WORDS
        && words(deep(frames)).length == frames * KnownFrames.WORDS;
  }

  private int[] words(Throwable here) {
    return words(here, frames);
  }

  private static Throwable deep(int more) {
    return more == 0 ? new Throwable() : deep(more - 1);
  }

  private static final class Key {
    final int[] words;
    final String countingClass;

    /** 0 where the words do not reach down to all frames that are kept. */
    int stackId;

    Key(int[] words, String countingClass) {
      this.words = words;
      this.countingClass = countingClass;
    }
  }
}
