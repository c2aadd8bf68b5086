package dev.reftracker.runtime;

/**
 * The hooks that run once in a life, seldom, or only while hand-overs are watched, behind one
 * guard. Where the caller is compiled its constant {@code what} leaves one case.
 */
final class RareHooks {

  static final int RELEASE_FAILED = 0;
  static final int TOUCHED = 1;
  static final int USED = 2;
  static final int SCOPE_ENDED = 3;
  static final int WAITING = 4;
  static final int WAITED = 5;
  static final int PASSED = 6;
  static final int CONSTRUCTED = 7;
  static final int EXCEPTION_LEFT = 8;
  private static final int USED_CONTAINER = 9;
  static final int BELONGS = 10;
  static final int ENDED = 11;

  private final Registry names;
  private final Ledger ledger;
  private final HandOvers handOvers;
  private final HandOverElements elements;
  private final Guarding guarding;
  private final FailureLog failures;

  RareHooks(
      Registry names, Ledger ledger, HandOvers handOvers, Guarding guarding, FailureLog failures) {
    this.names = names;
    this.ledger = ledger;
    this.handOvers = handOvers;
    this.elements = new HandOverElements(handOvers, names.sites);
    this.guarding = guarding;
    this.failures = failures;
  }

  /**
   * Runs a hook as {@link Hooks} does.
   *
   * @param what one of the constants above
   * @param object the target, view, carrier, owner or token; may be null
   * @param other the second object of the hook, or null
   * @param id of the method, or for hand-overs of the site
   */
  void run(int what, Object object, Object other, Throwable failure, int id) {
    ThreadState s = null;
    try {
      s = States.enter();
      if (s != null) {
        dispatch(s, what, object, other, failure, id);
      }
    } catch (StackOverflowError e) {
      failures.overflows++; // the program's recursion, not our failure; no call is safe here
    } catch (Throwable t) {
      failures.record(t);
    } finally {
      if (s != null) {
        s.inside = false; // a field, no call: it must work at the end of the stack too
      }
    }
  }

  /** A method of a container, or of an object that may have a target, was called. */
  void usedContainer(Object container, int siteId) {
    if (container != null && handOvers.follows(container, siteId)) {
      run(USED_CONTAINER, container, null, null, siteId);
    }
  }

  private void dispatch(
      ThreadState s, int what, Object object, Object other, Throwable failure, int id) {
    switch (what) {
      case SCOPE_ENDED -> guarding.scopeEnded(s, object, names.info(id));
      case WAITED -> guarding.waited(s, names.info(id));
      case EXCEPTION_LEFT -> elements.exceptionLeft(s, object, other, failure, id);
      default -> {
        if (object != null) {
          dispatchNonNull(s, what, object, other, failure, id);
        }
      }
    }
  }

  private void dispatchNonNull(
      ThreadState s, int what, Object object, Object other, Throwable failure, int id) {
    switch (what) {
      case RELEASE_FAILED -> ledger.releaseFailed(s, (PlainEvent) object, failure, names.info(id));
      case TOUCHED -> handOvers.touched(s, object, other, names.info(id));
      case USED -> guarding.used(s, object, names.info(id));
      case WAITING -> guarding.waiting(s, object, names.info(id));
      case PASSED -> elements.passed(s, object, other, id);
      case CONSTRUCTED -> elements.constructed(s, other, object, id);
      case ENDED -> ledger.ended(s, object, names.info(id));
      case BELONGS -> {
        if (other != null) {
          guarding.belongs(s, object, other, names.info(id));
        }
      }
      case USED_CONTAINER -> handOvers.used(object, id);
      default -> throw new IllegalArgumentException("no such hook");
    }
  }
}
