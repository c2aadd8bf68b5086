package dev.reftracker.bodies;

/** What a look at bodies must know of one tracked type. One thread. */
public interface Counted {

  /** Whether the class (name with dots) is a tracked one, or a supertype of one. */
  boolean isTarget(String className);

  /** Whether objects of the class (name with dots) carry targets, as far as this run told. */
  boolean carries(String className);

  /** Whether objects of the class (name with dots) have fields for targets or for carriers. */
  boolean keeps(String className);

  /**
   * Whether a call of such a method on a target gives a reference back.
   *
   * @param arguments the descriptor's part in parentheses
   */
  boolean releases(String method, String arguments);

  /** Whether a call of such a method on a target takes a reference. */
  boolean acquires(String method, String arguments);

  /** Whether a method of that name of a target returns its count. */
  boolean tellsCount(String method);
}
