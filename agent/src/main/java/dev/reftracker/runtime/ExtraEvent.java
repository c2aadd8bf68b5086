package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Container;
import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Stay;

/**
 * An event with one of the rarer facts: a large amount, a view, a handle, a container, a stay, a
 * hint.
 */
final class ExtraEvent extends PlainEvent {

  private final int amount;
  private final int viewId;
  private final int viewClassId;
  private final int hintClassId;
  private final long handleId;
  private final Life container;
  private final Stay stay;

  ExtraEvent(
      Op op,
      int amount,
      int methodId,
      Life life,
      int stackId,
      ThreadState s,
      int atMillis,
      long handleId,
      int hintClassId,
      Life container) {
    super(op, amount, methodId, life, stackId, s, atMillis);
    this.amount = amount;
    this.viewId = s.viewId;
    this.viewClassId = s.viewClassId;
    this.handleId = handleId;
    this.hintClassId = hintClassId;
    this.container = container;
    this.stay = s.stay;
  }

  @Override
  public int amount() {
    return amount;
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
    return hintClassId;
  }
}
