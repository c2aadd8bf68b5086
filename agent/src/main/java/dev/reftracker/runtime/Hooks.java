package dev.reftracker.runtime;

import dev.reftracker.bridge.RefTrackerBridge;

/**
 * What woven code reaches through the bridge. Each hook guards against its own re-entry, contains
 * every failure and counts it; nothing here parks, and nothing is thrown into the program.
 */
final class Hooks extends RefTrackerBridge {

  private static final ThreadLocal<ThreadState> STATE = new States();

  private final Registry names;
  private final Begins begins;
  private final Ledger ledger;
  private final HandOverHooks handOverHooks;
  private final Guarding guarding;
  private final Watch watch;
  private final FailureLog failures;
  private final Totals totals;

  Hooks(
      Registry names,
      Begins begins,
      Ledger ledger,
      HandOvers handOvers,
      Guarding guarding,
      Watch watch,
      FailureLog failures,
      Totals totals) {
    this.names = names;
    this.begins = begins;
    this.ledger = ledger;
    this.handOverHooks = new HandOverHooks(names, handOvers, failures);
    this.guarding = guarding;
    this.watch = watch;
    this.watching = watch.wanted();
    this.failures = failures;
    this.totals = totals;
  }

  /** The state of the current thread. */
  static ThreadState state() {
    return STATE.get();
  }

  /**
   * The current thread's state with the guard taken, or null when a hook of this thread is running
   * already.
   */
  static ThreadState enter() {
    ThreadState s = STATE.get();
    if (s.inside) {
      return null;
    }
    s.inside = true;
    return s;
  }

  @Override
  protected void onBegan(Object target, int count, int methodId) {
    ThreadState s = null;
    try {
      s = enter();
      if (s != null && target != null) {
        begins.begin(s, target, count, names.info(methodId));
        if (!watching) {
          watching = watch.wanted();
        }
      }
    } catch (StackOverflowError e) {
      failures.overflows++; // the program's recursion, not our failure; no call is safe here
    } catch (Throwable t) {
      lost(t);
    } finally {
      if (s != null) {
        s.inside = false; // a field, no call: it must work at the end of the stack too
      }
    }
  }

  @Override
  protected void onAcquired(Object target, int amount, Object handle, int methodId) {
    ThreadState s = null;
    try {
      s = enter();
      if (s != null && target != null) {
        ledger.acquire(s, target, amount, handle, names.info(methodId));
        if (!watching) {
          watching = watch.wanted();
        }
      }
    } catch (StackOverflowError e) {
      failures.overflows++; // the program's recursion, not our failure; no call is safe here
    } catch (Throwable t) {
      lost(t);
    } finally {
      if (s != null) {
        s.inside = false; // a field, no call: it must work at the end of the stack too
      }
    }
  }

  @Override
  protected void onAcquiredIf(Object target, int amount, int result, Object handle, int methodId) {
    ThreadState s = null;
    try {
      s = enter();
      if (s != null && target != null) {
        MethodInfo m = names.info(methodId);
        if (MethodInfo.counts(m.rule.success(), result)) {
          ledger.acquire(s, target, amount, handle, m);
        }
      }
    } catch (StackOverflowError e) {
      failures.overflows++; // the program's recursion, not our failure; no call is safe here
    } catch (Throwable t) {
      lost(t);
    } finally {
      if (s != null) {
        s.inside = false; // a field, no call: it must work at the end of the stack too
      }
    }
  }

  @Override
  protected Object onReleasing(Object target, int amount, Object handle, int methodId) {
    ThreadState s = null;
    try {
      s = enter();
      return s == null || target == null
          ? null
          : ledger.release(s, target, amount, handle, names.info(methodId));
    } catch (StackOverflowError e) {
      failures.overflows++; // the program's recursion, not our failure; no call is safe here
      return null;
    } catch (Throwable t) {
      failures.record(t);
      return null;
    } finally {
      if (s != null) {
        s.inside = false; // a field, no call: it must work at the end of the stack too
      }
    }
  }

  @Override
  protected void onReleased(Object target, Object token, int result, int methodId) {
    ThreadState s = null;
    try {
      s = enter();
      if (s != null && token instanceof PlainEvent r) {
        ledger.released(s, r, result, names.info(methodId));
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

  @Override
  protected void onReleaseFailed(Object target, Object token, Throwable failure, int methodId) {
    ThreadState s = null;
    try {
      s = enter();
      if (s != null && token instanceof PlainEvent r) {
        ledger.releaseFailed(r, failure, names.info(methodId));
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

  @Override
  protected void onEnded(Object target, int methodId) {
    ThreadState s = null;
    try {
      s = enter();
      if (s != null && target != null) {
        ledger.ended(s, target, names.info(methodId));
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

  @Override
  protected void onCalling(Object receiver, Object caller, int siteId) {
    ThreadState s = null;
    try {
      s = enter();
      if (s != null) {
        s.push(
            siteId,
            System.identityHashCode(receiver),
            names.classes.ofObject(receiver),
            System.identityHashCode(caller),
            names.classes.ofObject(caller));
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

  @Override
  protected void onCalled(int siteId) {
    ThreadState s = null;
    try {
      s = enter();
      if (s != null) {
        s.pop(siteId);
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

  @Override
  protected void onTouched(Object target, Object hint, int methodId) {
    handOverHooks.touched(target, hint, methodId);
  }

  @Override
  protected void onUsed(Object target, int methodId) {
    ThreadState s = null;
    try {
      s = enter();
      if (s != null && target != null) {
        guarding.used(s, target, names.info(methodId));
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

  @Override
  protected void onBelongs(Object target, Object owner, int methodId) {
    ThreadState s = null;
    try {
      s = enter();
      if (s != null && target != null && owner != null) {
        guarding.belongs(target, owner, names.info(methodId));
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

  @Override
  protected void onScopeEnded(Object owner, int methodId) {
    ThreadState s = null;
    try {
      s = enter();
      if (s != null) {
        guarding.scopeEnded(s, owner, names.info(methodId));
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

  @Override
  protected void onWaiting(Object target, int methodId) {
    ThreadState s = null;
    try {
      s = enter();
      if (s != null && target != null) {
        guarding.waiting(s, target, names.info(methodId));
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

  @Override
  protected void onWaited(Object target, int methodId) {
    ThreadState s = null;
    try {
      s = enter();
      if (s != null) {
        guarding.waited(s, names.info(methodId));
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

  @Override
  protected void onHandedOver(Object object, Object receiver, int siteId) {
    handOverHooks.passed(object, receiver, siteId);
  }

  @Override
  protected void onReturned(Object object, Object receiver, int siteId) {
    handOverHooks.passed(object, receiver, siteId);
  }

  @Override
  protected void onConstructed(Object carrier, Object object, int siteId) {
    handOverHooks.constructed(carrier, object, siteId);
  }

  @Override
  protected void onExceptionLeft(Object object, Object receiver, Throwable failure, int siteId) {
    handOverHooks.exceptionLeft(object, receiver, failure, siteId);
  }

  @Override
  protected void onUsedContainer(Object container, int siteId) {
    handOverHooks.usedContainer(container, siteId);
  }

  /** Passes on whether hand-overs are wanted now. */
  void refreshWatching() {
    watching = watch.wanted();
  }

  /** A reference was seen and not recorded. */
  private void lost(Throwable t) {
    failures.record(t);
    totals.untracked.increment();
  }

  private static final class States extends ThreadLocal<ThreadState> {
    @Override
    protected ThreadState initialValue() {
      return Registry.THREADS.newState();
    }
  }
}
