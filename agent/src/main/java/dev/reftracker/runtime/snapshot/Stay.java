package dev.reftracker.runtime.snapshot;

/**
 * A target's stay with the object that took it or was given it: what was called on that object
 * until the target's life was over. Kept as long as some event names it. Read at report time.
 */
public interface Stay {

  /**
   * Sites of the methods called on the object since, each once, oldest first; see {@link
   * Names#site}. Only the first few are kept.
   */
  int[] uses();
}
