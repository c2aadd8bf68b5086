package example.shapes;

/** Synchronized methods and blocks, and a method that waits. */
public final class Locks {

  private final Object lock = new Object();
  private int count;

  public synchronized void acquire() {
    count++;
  }

  public synchronized void release() {
    synchronized (lock) {
      if (count == 0) {
        throw new IllegalStateException();
      }
      count--;
    }
  }

  public static synchronized void use(Locks locks) {
    locks.count += 0;
  }

  public void await(boolean fail) throws InterruptedException {
    synchronized (lock) {
      if (fail) {
        throw new InterruptedException();
      }
      if (count == 0) {
        return;
      }
      lock.notifyAll();
    }
    count += 0;
  }

  public void close() {
    if (count > 0) {
      throw new IllegalStateException();
    }
  }

  /** Runs every path. */
  public static void run() throws InterruptedException {
    Locks locks = new Locks();
    locks.acquire();
    locks.await(false);
    use(locks);
    try {
      locks.close();
    } catch (IllegalStateException e) {
      locks.release();
    }
    locks.close();
    locks.await(false);
    try {
      locks.release();
    } catch (IllegalStateException e) {
      use(locks);
    }
    try {
      locks.await(true);
    } catch (InterruptedException e) {
      use(locks);
    }
    if (Thread.holdsLock(locks) || Thread.holdsLock(locks.lock)) {
      throw new AssertionError("a lock was left held");
    }
  }
}
