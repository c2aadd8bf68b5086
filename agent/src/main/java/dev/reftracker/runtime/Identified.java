package dev.reftracker.runtime;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;

/** An entry of an {@link IdentityTable}: what is known of one object, without keeping it alive. */
abstract class Identified extends PhantomReference<Object> {

  final int hash;

  /** Next in the bucket; written under the stripe's lock, read without. */
  volatile Identified next;

  Identified(Object object, ReferenceQueue<Object> queue) {
    super(object, queue);
    this.hash = IdentityTable.hash(object);
  }
}
