package dev.reftracker.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.ReferenceQueue;

/**
 * The tracker's entry of one target: leads from its identity to its current {@link Life}. A phantom
 * reference, so that a finalizer which still releases is booked, and so that it never keeps a
 * target alive.
 */
final class Directory extends Identified {

  private static final VarHandle LIFE;

  static {
    try {
      LIFE = MethodHandles.lookup().findVarHandle(Directory.class, "life", Life.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Some begin was no constructor: the target may live again after its end. */
  volatile boolean pooled;

  /** A life of it has left the quarantine. */
  volatile boolean forgotten;

  private volatile Life life;

  Directory(Object target, ReferenceQueue<Object> queue) {
    super(target, queue);
  }

  /** The current generation; null only before the first is set. */
  Life life() {
    return life;
  }

  /** Sets the first generation, before the directory is published. */
  void firstLife(Life first) {
    life = first;
  }

  boolean replaceLife(Life expected, Life replacement) {
    return LIFE.compareAndSet(this, expected, replacement);
  }
}
