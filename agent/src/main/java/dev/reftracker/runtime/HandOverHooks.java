package dev.reftracker.runtime;

/** The part of {@link Hooks} that hand-overs reach: the same guard, the same containment. */
final class HandOverHooks {

  private final Registry names;
  private final HandOvers handOvers;
  private final FailureLog failures;

  HandOverHooks(Registry names, HandOvers handOvers, FailureLog failures) {
    this.names = names;
    this.handOvers = handOvers;
    this.failures = failures;
  }

  /** The program declares a hand-over. */
  void touched(Object target, Object hint, int methodId) {
    ThreadState s = null;
    try {
      s = Hooks.enter();
      if (s != null && target != null) {
        handOvers.touched(s, target, hint, names.info(methodId));
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

  /** A target, view or carrier was passed, given to a handler, or returned. */
  void passed(Object object, Object receiver, int siteId) {
    ThreadState s = null;
    try {
      s = Hooks.enter();
      if (s != null && object != null) {
        handOvers.passed(s, object, receiver, siteId);
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

  /** A constructor that was given a target has made something. */
  void constructed(Object carrier, Object object, int siteId) {
    ThreadState s = null;
    try {
      s = Hooks.enter();
      if (s != null && carrier != null && object != null) {
        handOvers.constructed(s, carrier, object, siteId);
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

  /** An exception leaves a method that was given a target, or may have taken one. */
  void exceptionLeft(Object object, Object receiver, Throwable failure, int siteId) {
    ThreadState s = null;
    try {
      s = Hooks.enter();
      if (s != null && object != null) {
        handOvers.exception(s, object, receiver, failure, siteId);
      } else if (s != null) {
        handOvers.exceptionOfAcquirer(s, receiver, failure, siteId);
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
    ThreadState s = null;
    try {
      if (container == null || !handOvers.follows(container, siteId)) {
        return;
      }
      s = Hooks.enter();
      if (s != null) {
        handOvers.used(container, siteId);
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
}
