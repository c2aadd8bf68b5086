package dev.reftracker.runtime.depot;

/** Takes the current thread's stack and interns it. */
public interface StackSource {

  /**
   * The number of the stack above the hook that runs now.
   *
   * @param countingClass binary name of the class that declares the woven method; its frames at the
   *     top do not count; null where every frame of the program's does
   * @return 0 when there is none
   */
  int capture(String countingClass);

  /** The cheapest way that this JVM allows and that passes its own test. */
  static StackSource best(StackDepot depot, ClassIds classes) {
    StackSource fast = BacktraceStacks.probe(depot, classes);
    return fast == null ? new PlainStacks(depot) : fast;
  }
}
