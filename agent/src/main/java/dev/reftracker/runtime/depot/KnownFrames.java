package dev.reftracker.runtime.depot;

/**
 * The frames that were read from throwables, by what HotSpot keeps of them. Most new stacks are
 * made of frames that other stacks had before: these are put together without asking the JVM for
 * names, which costs a microsecond a frame. Append-only and lock-free.
 */
final class KnownFrames {

  /** How many ints tell a frame. */
  static final int WORDS = 3;

  private static final int MAX_FRAMES = 1 << 16;
  private static final int BYTES_PER_FRAME = 128;

  private final InternTable<Known> table =
      new InternTable<>(12, MAX_FRAMES) {
        @Override
        protected boolean same(Known a, Known b) {
          return a.method == b.method && a.index == b.index && a.owner == b.owner;
        }
      };

  /**
   * The frames of a stack.
   *
   * @param words {@link #WORDS} for each frame, the uppermost first
   * @return null where one of them is not known
   */
  StackTraceElement[] find(int[] words) {
    StackTraceElement[] frames = new StackTraceElement[words.length / WORDS];
    for (int i = 0; i < frames.length; i++) {
      Known wanted = new Known(words, i, null);
      Known known = table.find(wanted.hash(), wanted);
      if (known == null) {
        return null;
      }
      frames[i] = known.frame;
    }
    return frames;
  }

  /**
   * Remembers the frames of a stack, as far as words tell them; those that find no room are read
   * anew each time.
   *
   * @return bytes that this took, about
   */
  long learn(int[] words, StackTraceElement[] frames) {
    int before = table.size();
    for (int i = 0; i < words.length / WORDS && i < frames.length; i++) {
      Known known = new Known(words, i, frames[i]);
      table.intern(known.hash(), known);
    }
    return (long) BYTES_PER_FRAME * (table.size() - before);
  }

  private static final class Known {
    final int method;
    final int index;
    final int owner;
    final StackTraceElement frame;

    Known(int[] words, int number, StackTraceElement frame) {
      this.method = words[number * WORDS];
      this.index = words[number * WORDS + 1];
      this.owner = words[number * WORDS + 2];
      this.frame = frame;
    }

    int hash() {
      return (owner * 31 + method) * 0x9E3779B1 + index;
    }
  }
}
