package dev.reftracker.runtime;

/** Takes the current thread's stack and interns it. */
interface StackSource {

  /**
   * The number of the stack above the hook that runs now.
   *
   * @param countingClass binary name of the class that declares the woven method; its frames at the
   *     top do not count
   * @return 0 when there is none
   */
  int capture(String countingClass);
}
