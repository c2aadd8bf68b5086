package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.MethodFacts;
import dev.reftracker.runtime.snapshot.Op;

/** Targets that a superclass counted and whose own constructor then threw. */
final class Unmade {

  private Unmade() {}

  /**
   * Whether somebody else may have the target although it was never made: it was counted again, or
   * given to a method that may have kept it. What it was put into by a constructor was made for it,
   * and a method that only looks, or that the exception came out of, has nothing of it.
   *
   * @param newest the newest event of its life
   */
  static boolean wasGivenAway(PlainEvent newest, Object target, Registry names) {
    int self = System.identityHashCode(target);
    for (PlainEvent r = newest; r != null; r = r.next) {
      boolean given =
          switch (r.op()) {
            case BEGIN, CONSTRUCTOR, EXCEPTION, TOUCH -> false;
            case ARGUMENT, HANDLER -> r.holderId() != self && mayKeep(r, newest, names);
            case STORE -> r.holderId() != self;
            default -> true;
          };
      if (given) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayKeep(PlainEvent given, PlainEvent newest, Registry names) {
    for (PlainEvent r = newest; r != given; r = r.next) {
      if (r.op() == Op.EXCEPTION && names.sites.sameMethod(r.siteId(), given.siteId())) {
        return false;
      }
    }
    StackTraceElement method = names.site(given.siteId());
    if (method == null || method.getMethodName().equals("<init>")) {
      return method == null;
    }
    MethodFacts facts = names.facts(method.getClassName(), method.getMethodName());
    return facts == null || !(facts.onlyLooks() || facts.onlyPasses());
  }
}
