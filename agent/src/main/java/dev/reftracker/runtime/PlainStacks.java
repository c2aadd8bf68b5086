package dev.reftracker.runtime;

/** Takes stacks the way every JVM can. */
final class PlainStacks implements StackSource {

  private final StackDepot depot;

  PlainStacks(StackDepot depot) {
    this.depot = depot;
  }

  @Override
  public int capture(String countingClass) {
    return depot.internRaw(new Throwable().getStackTrace(), countingClass);
  }
}
