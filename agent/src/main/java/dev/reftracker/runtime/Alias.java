package dev.reftracker.runtime;

import java.lang.ref.ReferenceQueue;

/** A view or carrier, and the generation of the target that it was made of. */
final class Alias extends Identified {

  /** The newest target that the carrier was given, with the number of its life then. */
  private volatile Of of;

  Alias(Object carrier, ReferenceQueue<Object> queue, Life life) {
    super(carrier, queue);
    set(life);
  }

  void set(Life life) {
    of = new Of(life.directory, life.objectId());
  }

  /** The life that the carrier stands for; null once the target has another. */
  Life life() {
    Of now = of;
    Life life = now.directory.life();
    return life.objectId() == now.objectId ? life : null;
  }

  private record Of(Directory directory, long objectId) {}
}
