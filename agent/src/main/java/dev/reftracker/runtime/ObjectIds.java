package dev.reftracker.runtime;

import java.util.concurrent.atomic.AtomicLong;

/** Gives threads blocks of numbers for lives, so that they do not contend for each single one. */
final class ObjectIds {

  static final int BLOCK = 1024;

  private final AtomicLong next = new AtomicLong(1);

  long claimBlock() {
    return next.getAndAdd(BLOCK);
  }
}
