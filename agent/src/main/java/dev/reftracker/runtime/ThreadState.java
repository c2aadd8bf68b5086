package dev.reftracker.runtime;

/**
 * What one thread carries between hooks: the re-entry guard, its number, the calls that it is
 * inside of, and what it has looked up last.
 */
final class ThreadState extends Calls {

  private static final int SEEN = 128;

  static final long NO_NUMBER = -1;

  final int threadId;

  /** The JDK's number of the thread; {@link #NO_NUMBER} where {@link States} is not to find it. */
  final long number;

  /** How often {@link States} did not find it at once. */
  int misses;

  /** Whether the number means this very thread. */
  final boolean exact;

  /** Whether it is a virtual thread: there may be millions, so it gets nothing that outlives it. */
  final boolean virtual;

  /** What this thread counted, or null. */
  Tally.Cells cells;

  /** A hook of ours is running: calls of tracked methods that it makes itself do not count. */
  boolean inside;

  /** How often the books of long lives were offered for comparison here. */
  int comparisons;

  /** The innermost wait that this thread is in, or null. */
  Waits.Wait waiting;

  /** The events by which references were taken here last. */
  final Recent recent = new Recent();

  /** The entries of the targets that this thread met last. */
  final LastFound found = new LastFound();

  /** Room for {@link Signature}. */
  final long[] scratch = new long[Signature.SMALL];

  private long nextObjectId;
  private long lastObjectId;

  /** For {@link Thinning}; made when first wanted. */
  private int[] seen;

  ThreadState(int threadId, boolean exact, boolean virtual, long number) {
    this.number = number;
    this.threadId = threadId;
    this.exact = exact;
    this.virtual = virtual;
  }

  /** A number that no other life has. */
  long newObjectId(ObjectIds ids) {
    if (nextObjectId == lastObjectId) {
      nextObjectId = ids.claimBlock();
      lastObjectId = nextObjectId + ObjectIds.BLOCK;
    }
    return nextObjectId++;
  }

  /** How often this thread has asked before; cells that are alike in their low bits share. */
  int nextOf(int cell) {
    if (seen == null) {
      seen = new int[SEEN];
    }
    int at = cell & (SEEN - 1);
    int n = seen[at];
    seen[at] = n == Integer.MAX_VALUE ? SEEN : n + 1;
    return n;
  }
}
