package dev.reftracker.runtime.snapshot;

/**
 * What the code of a woven method tells by itself; of overloads, what is true of one of them, but
 * for {@code onlyLooks} and {@code onlyPasses} of all.
 *
 * @param onlyLooks whether it was given a target, and neither gives it back, nor stores it, nor
 *     passes it on
 * @param onlyPasses whether it was given a target, and does nothing else with it than to pass it on
 *     to methods of the program
 * @param letsGo whether it overwrites a field or takes things out of a collection
 * @param answers whether it was given a target and says yes or no
 * @param leavesAlone whether it does nothing to what its object keeps but read it, in all overloads
 */
public record MethodFacts(
    boolean onlyLooks, boolean onlyPasses, boolean letsGo, boolean answers, boolean leavesAlone) {

  /** What is true of both overloads together. */
  public MethodFacts and(MethodFacts other) {
    return new MethodFacts(
        onlyLooks && other.onlyLooks,
        onlyPasses && other.onlyPasses,
        letsGo || other.letsGo,
        answers || other.answers,
        leavesAlone && other.leavesAlone);
  }
}
