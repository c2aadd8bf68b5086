package dev.reftracker.runtime.snapshot;

/**
 * What is known of a tracked target that holds or derives from another one; kept as long as some
 * event of the other names it, even after its own end. Read at report time.
 */
public interface Container {

  /** Its object id, see {@link Lifecycle#objectId}. */
  long objectId();

  /** Its class; see {@link Names#className}. */
  int classId();

  /** Whether its own lifecycle ended with every reference given back. */
  boolean ended();

  /**
   * Sites of the methods called on it since it became a container, each once, oldest first; see
   * {@link Names#site}.
   */
  int[] uses();
}
