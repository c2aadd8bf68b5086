package dev.reftracker.runtime;

import java.lang.ref.ReferenceQueue;

/** What is known of an object that targets belong to, without keeping it alive. */
final class Owner extends Identified {

  Owner(Object owner, ReferenceQueue<Object> queue) {
    super(owner, queue);
  }
}
