package dev.reftracker.detection;

import dev.reftracker.runtime.snapshot.Container;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Stay;

/** An event of a told story. */
final class TestEvent extends Event {

  private final Op op;
  private final int amount;
  private final int stackId;
  private final int threadId;
  private final int atMillis;
  private final int holderId;
  private final int viewId;
  private final int viewClassId;
  private final long handleId;
  private final Container container;
  private final Stay stay;

  TestEvent(
      Op op,
      int amount,
      int stackId,
      int threadId,
      int atMillis,
      int holderId,
      int viewId,
      int viewClassId,
      long handleId,
      Container container,
      Stay stay) {
    this.op = op;
    this.amount = amount;
    this.stackId = stackId;
    this.threadId = threadId;
    this.atMillis = atMillis;
    this.holderId = holderId;
    this.viewId = viewId;
    this.viewClassId = viewClassId;
    this.handleId = handleId;
    this.container = container;
    this.stay = stay;
  }

  @Override
  public Op op() {
    return op;
  }

  @Override
  public int amount() {
    return amount;
  }

  @Override
  public int methodId() {
    return 0;
  }

  @Override
  public int siteId() {
    return 0;
  }

  @Override
  public int stackId() {
    return stackId;
  }

  @Override
  public int threadId() {
    return threadId;
  }

  @Override
  public int atMillis() {
    return atMillis;
  }

  @Override
  public int holderId() {
    return holderId;
  }

  @Override
  public int holderClassId() {
    return 0;
  }

  @Override
  public int viewId() {
    return viewId;
  }

  @Override
  public int viewClassId() {
    return viewClassId;
  }

  @Override
  public long handleId() {
    return handleId;
  }

  @Override
  public Container container() {
    return container;
  }

  @Override
  public Stay stay() {
    return stay;
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
