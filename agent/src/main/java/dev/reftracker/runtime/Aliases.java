package dev.reftracker.runtime;

import java.lang.ref.ReferenceQueue;

/**
 * Knows which target a view or carrier stands for, learned from constructors. Bounded; holds
 * nothing alive.
 */
final class Aliases {

  private static final int MAX_ALIASES = 1 << 16;

  private final IdentityTable<Directory> targets;
  private final IdentityTable<Alias> aliases = new IdentityTable<>();
  private final ReferenceQueue<Object> queue;
  private volatile boolean any;

  Aliases(IdentityTable<Directory> targets, ReferenceQueue<Object> queue) {
    this.targets = targets;
    this.queue = queue;
  }

  /** The life of the target behind a view or carrier; null when there is none. */
  Life life(Object object) {
    Alias alias = any ? aliases.find(object) : null;
    return alias == null ? null : alias.life();
  }

  /**
   * Remembers that {@code carrier} stands for the target of {@code life}; false when the memory is
   * full.
   */
  boolean learn(Object carrier, Life life) {
    if (targets.find(carrier) != null) {
      return true; // a target of its own is no alias
    }
    Alias known = aliases.find(carrier);
    if (known == null) {
      if (aliases.size() >= MAX_ALIASES) {
        return false;
      }
      any = true;
      known = aliases.add(carrier, new Alias(carrier, queue, life));
    }
    known.set(life);
    return true;
  }

  /** The carrier was collected. */
  void remove(Alias alias) {
    aliases.remove(alias);
  }
}
