package dev.reftracker.runtime;

import dev.reftracker.bridge.RefTrackerHooks;

/**
 * The hooks that run once in a life, seldom, or only while hand-overs are watched, behind one
 * guard. Where the caller is compiled its constant {@code what} leaves one case.
 */
abstract class RareHooks extends RefTrackerHooks {

  private static final int RELEASE_FAILED = 0;
  private static final int TOUCHED = 1;
  private static final int USED = 2;
  private static final int SCOPE_ENDED = 3;
  private static final int WAITING = 4;
  private static final int WAITED = 5;
  private static final int PASSED = 6;
  private static final int CONSTRUCTED = 7;
  private static final int EXCEPTION_LEFT = 8;
  private static final int USED_CONTAINER = 9;
  private static final int BELONGS = 10;
  private static final int ENDED = 11;
  private static final int UNMADE = 12;

  final Registry names;
  final Begins begins;
  final Ledger ledger;
  final FailureLog failures;
  private final HandOvers handOvers;
  private final HandOverElements elements;
  private final Guarding guarding;

  RareHooks(
      Registry names,
      Begins begins,
      Ledger ledger,
      HandOvers handOvers,
      Guarding guarding,
      FailureLog failures) {
    this.names = names;
    this.begins = begins;
    this.ledger = ledger;
    this.handOvers = handOvers;
    this.elements = new HandOverElements(handOvers, names.sites);
    this.guarding = guarding;
    this.failures = failures;
  }

  @Override
  protected void onReleaseFailed(Object target, Object token, Throwable failure, int methodId) {
    if (token != null) {
      run(RELEASE_FAILED, token, target, failure, methodId);
    }
  }

  @Override
  protected void onUnmade(Object target) {
    run(UNMADE, target, null, null, 0);
  }

  @Override
  protected void onEnded(Object target, int methodId) {
    run(ENDED, target, null, null, methodId);
  }

  @Override
  protected void onTouched(Object target, Object hint, int methodId) {
    run(TOUCHED, target, hint, null, methodId);
  }

  @Override
  protected void onUsed(Object target, int methodId) {
    run(USED, target, null, null, methodId);
  }

  @Override
  protected void onBelongs(Object target, Object owner, int methodId) {
    run(BELONGS, target, owner, null, methodId);
  }

  @Override
  protected void onScopeEnded(Object owner, int methodId) {
    run(SCOPE_ENDED, owner, null, null, methodId);
  }

  @Override
  protected void onWaiting(Object target, int methodId) {
    run(WAITING, target, null, null, methodId);
  }

  @Override
  protected void onWaited(Object target, int methodId) {
    run(WAITED, target, null, null, methodId);
  }

  @Override
  protected void onHandedOver(Object object, Object receiver, int siteId) {
    if (object != null) {
      run(PASSED, object, receiver, null, siteId);
    }
  }

  @Override
  protected void onReturned(Object object, Object receiver, int siteId) {
    if (object != null
        && object != receiver) { // a method that returns its own object hands nothing over
      run(PASSED, object, receiver, null, siteId);
    }
  }

  @Override
  protected void onConstructed(Object carrier, Object object, int siteId) {
    run(CONSTRUCTED, object, carrier, null, siteId);
  }

  @Override
  protected void onExceptionLeft(Object object, Object receiver, Throwable failure, int siteId) {
    run(EXCEPTION_LEFT, object, receiver, failure, siteId);
  }

  @Override
  protected void onUsedContainer(Object container, int siteId) {
    if (container != null && handOvers.follows(container, siteId)) {
      run(USED_CONTAINER, container, null, null, siteId);
    }
  }

  /**
   * Runs a hook as {@link Hooks} does.
   *
   * @param what one of the constants above
   * @param object the target, view, carrier, owner or token; may be null
   * @param other the second object of the hook, or null
   * @param id of the method, or for hand-overs of the site
   */
  private void run(int what, Object object, Object other, Throwable failure, int id) {
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

  private void dispatch(
      ThreadState s, int what, Object object, Object other, Throwable failure, int id) {
    switch (what) {
      case PASSED -> elements.passed(s, object, other, id);
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
      case CONSTRUCTED -> elements.constructed(s, other, object, id);
      case UNMADE -> begins.unmade(s, object);
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
