package dev.reftracker.runtime;

import java.lang.ref.ReferenceQueue;

/** A view or carrier, and the target, or the other alias, that it was made of. */
final class Alias extends Identified {

  /** A {@link Directory} or another alias; the newest that the carrier was given. */
  volatile Identified of;

  Alias(Object carrier, ReferenceQueue<Object> queue, Identified of) {
    super(carrier, queue);
    this.of = of;
  }
}
