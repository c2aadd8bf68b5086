package dev.reftracker.agent;

import dev.reftracker.runtime.snapshot.Container;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Stay;

/** An event of which only the operation and the call site are known. */
final class At extends Event {

  private final Op op;
  private final int siteId;

  At(Op op, int siteId) {
    this.op = op;
    this.siteId = siteId;
  }

  @Override
  public Op op() {
    return op;
  }

  @Override
  public int amount() {
    return 1;
  }

  @Override
  public int methodId() {
    return 0;
  }

  @Override
  public int siteId() {
    return siteId;
  }

  @Override
  public int stackId() {
    return 0;
  }

  @Override
  public int threadId() {
    return 0;
  }

  @Override
  public int atMillis() {
    return 0;
  }

  @Override
  public int holderId() {
    return 0;
  }

  @Override
  public int holderClassId() {
    return 0;
  }

  @Override
  public int viewId() {
    return 0;
  }

  @Override
  public int viewClassId() {
    return 0;
  }

  @Override
  public long handleId() {
    return 0;
  }

  @Override
  public Container container() {
    return null;
  }

  @Override
  public Stay stay() {
    return null;
  }

  @Override
  public int hintClassId() {
    return 0;
  }

  @Override
  public boolean undone() {
    return false;
  }
}
