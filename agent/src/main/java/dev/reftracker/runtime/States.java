package dev.reftracker.runtime;

/** The states of threads, each made at the thread's first hook. */
final class States extends ThreadLocal<ThreadState> {

  private static final States STATES = new States();

  private States() {}

  /** The state of the current thread. */
  static ThreadState current() {
    return STATES.get();
  }

  /**
   * The current thread's state with the guard taken, or null when a hook of this thread is running
   * already.
   */
  static ThreadState enter() {
    ThreadState s = STATES.get();
    if (s.inside) {
      return null;
    }
    s.inside = true;
    return s;
  }

  @Override
  protected ThreadState initialValue() {
    return Registry.THREADS.newState();
  }
}
