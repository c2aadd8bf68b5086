package dev.reftracker.runtime;

import java.lang.ref.ReferenceQueue;

/**
 * Knows which target a view or carrier stands for, learned from constructors. Bounded; holds
 * nothing alive.
 */
final class Aliases {

  private static final int MAX_ALIASES = 1 << 16;
  private static final int MAX_CHAIN = 8;

  private final IdentityTable<Directory> targets;
  private final IdentityTable<Alias> aliases = new IdentityTable<>();
  private final ReferenceQueue<Object> queue;
  private volatile boolean any;

  Aliases(IdentityTable<Directory> targets, ReferenceQueue<Object> queue) {
    this.targets = targets;
    this.queue = queue;
  }

  /**
   * The directory of a target, or of the target behind a view or carrier; null when there is none.
   */
  Directory resolve(Object object) {
    Directory directory = targets.find(object);
    if (directory != null || !any) {
      return directory;
    }
    Identified of = aliases.find(object);
    for (int i = 0; i < MAX_CHAIN && of instanceof Alias alias; i++) {
      of = alias.of;
    }
    return of instanceof Directory found ? found : null;
  }

  /**
   * Remembers that {@code carrier} was made of {@code object}; false when the memory of aliases is
   * full.
   */
  boolean learn(Object carrier, Object object) {
    if (targets.find(carrier) != null) {
      return true; // a target of its own is no alias
    }
    if (aliases.size() >= MAX_ALIASES) {
      return false;
    }
    Identified of = targets.find(object);
    if (of == null) {
      of = aliases.find(object);
    }
    if (of == null || of.refersTo(carrier)) {
      return true;
    }
    any = true;
    Alias fresh = new Alias(carrier, queue, of);
    Alias known = aliases.add(carrier, fresh);
    if (known != fresh) {
      known.of = of;
    }
    return true;
  }

  /** The carrier was collected. */
  void remove(Alias alias) {
    aliases.remove(alias);
  }
}
