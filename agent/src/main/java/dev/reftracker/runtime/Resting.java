package dev.reftracker.runtime;

/**
 * Makes room by putting away what is known of targets that nobody has a reference to, though no
 * rule tells their end. Most of them are garbage: the collector of a large heap comes to them late,
 * and until then they would fill the budget.
 */
final class Resting {

  private static final int NOT_RESTING =
      Life.ENDED | Life.EXCLUDED | Life.UNKNOWN | Life.BASELINE | Life.SUSPECTED;

  /** So long nothing must have happened to a target: it may be released once more, by mistake. */
  static final int LONG_MILLIS = 1_000;

  /** The least that can do, where all else is lost: a hook may be on its way. */
  static final int SHORT_MILLIS = 50;

  private final IdentityTable<Directory> table;
  private final Ending ending;
  private final Clock clock;

  Resting(IdentityTable<Directory> table, Ending ending, Clock clock) {
    this.table = table;
    this.ending = ending;
    this.clock = clock;
  }

  /**
   * Puts away what has been resting. The tracker's own thread only.
   *
   * @param millis for how long
   */
  void putAway(int millis) {
    ThreadState s = States.current();
    int before = clock.millis() - millis;
    table.forEach(directory -> visit(s, directory, before));
  }

  private void visit(ThreadState s, Directory directory, int before) {
    Life life = directory.life();
    PlainEvent newest = life.head();
    boolean resting =
        !life.is(NOT_RESTING) && !life.type.ends && newest != null && newest.atMillis < before;
    if (resting) {
      ending.putAway(s, directory, life);
    }
  }
}
