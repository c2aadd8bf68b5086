package dev.reftracker.trigger;

/** Runs something on a thread of its own and waits for it no longer than allowed. */
public final class Deadline {

  private Deadline() {}

  /**
   * Runs the action and waits.
   *
   * @param name of the thread, a daemon
   * @param millis how long to wait at most
   * @param action must not throw
   * @return whether it has finished; if not it goes on until the JVM ends
   */
  public static boolean run(String name, long millis, Runnable action) {
    Thread thread = new Thread(null, action, name, 0, false);
    thread.setDaemon(true);
    boolean interrupted = Thread.interrupted();
    try {
      thread.start();
      thread.join(millis);
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return !thread.isAlive();
  }
}
