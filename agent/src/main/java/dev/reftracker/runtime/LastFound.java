package dev.reftracker.runtime;

import java.util.Arrays;

/**
 * The entries of the targets that one thread met last, since most hooks are about an object that
 * the thread has just had. Keeps entries, which are phantom references, and therefore no target.
 */
final class LastFound {

  private static final int SIZE = 8;

  private final Directory[] entries = new Directory[SIZE];
  private IdentityTable<Directory> table;

  /**
   * The target's entry in the table, or null. Asks the table where the last one of a similar hash
   * is not it. An entry leaves the table only after its life has become {@link Life#GONE}, and a
   * target has one entry at a time: so one that is not gone is the table's.
   */
  Directory find(Object target, int identity, IdentityTable<Directory> in) {
    Directory last = entries[identity & (SIZE - 1)];
    return last != null && last.refersTo(target) && table == in && last.life() != Life.GONE
        ? last
        : search(target, identity, in);
  }

  private Directory search(Object target, int identity, IdentityTable<Directory> in) {
    Directory found = in.find(target, identity);
    if (found != null) {
      keep(found, identity, in);
    }
    return found;
  }

  /** Remembers an entry that has just been put into the table. */
  void keep(Directory entry, int identity, IdentityTable<Directory> in) {
    if (table != in) {
      Arrays.fill(entries, null);
      table = in;
    }
    entries[identity & (SIZE - 1)] = entry;
  }
}
