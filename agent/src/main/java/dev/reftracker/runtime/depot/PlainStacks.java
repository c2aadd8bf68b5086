package dev.reftracker.runtime.depot;

/** Takes stacks the way every JVM can. */
public final class PlainStacks implements StackSource {

  private final StackDepot depot;

  /** Puts them into {@code depot}. */
  public PlainStacks(StackDepot depot) {
    this.depot = depot;
  }

  @Override
  public int capture(String countingClass) {
    return depot.internRaw(new Throwable().getStackTrace(), countingClass);
  }
}
