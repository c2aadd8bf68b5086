package dev.reftracker.runtime;

import java.util.Set;

/**
 * What woven code reaches through the bridge. Each hook guards against its own re-entry, contains
 * every failure and counts it; nothing here parks, and nothing is thrown into the program.
 *
 * <p>The frame around each hook is repeated on purpose: near the end of the stack no call is safe,
 * so neither the guard nor the containment may be a method.
 */
final class Hooks extends RareHooks {

  /** The classes of ours that the bridge calls. */
  static final Set<String> CLASSES = Set.of(Hooks.class.getName(), RareHooks.class.getName());

  private final Sites sites;
  private final Watch watch;
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
    super(names, begins, ledger, handOvers, guarding, failures);
    this.sites = names.sites;
    this.watch = watch;
    this.watching = watch.wanted();
    this.totals = totals;
  }

  @Override
  protected void onBegan(Object target, int count, int methodId) {
    ThreadState s = null;
    try {
      s = States.enter();
      if (s != null && target != null) {
        begins.begin(s, target, count, names.info(methodId));
        refreshWatching();
      }
    } catch (StackOverflowError e) {
      failures.overflows++; // the program's recursion, not our failure
    } catch (Throwable t) {
      lost(t);
    } finally {
      if (s != null) {
        s.inside = false;
      }
    }
  }

  @Override
  protected void onAcquired(Object target, int amount, Object handle, int methodId) {
    ThreadState s = null;
    try {
      s = States.enter();
      if (s != null && target != null) {
        ledger.acquire(s, target, amount, handle, names.info(methodId));
        refreshWatching();
      }
    } catch (StackOverflowError e) {
      failures.overflows++;
    } catch (Throwable t) {
      lost(t);
    } finally {
      if (s != null) {
        s.inside = false;
      }
    }
  }

  @Override
  protected void onAcquiredIf(Object target, int amount, int result, Object handle, int methodId) {
    if (names.counts(methodId, result)) {
      onAcquired(target, amount, handle, methodId);
    }
  }

  @Override
  protected Object onReleasing(Object target, int amount, Object handle, int methodId) {
    ThreadState s = null;
    try {
      s = States.enter();
      return s == null || target == null
          ? null
          : ledger.release(s, target, amount, handle, names.info(methodId));
    } catch (StackOverflowError e) {
      failures.overflows++;
      return null;
    } catch (Throwable t) {
      failures.record(t);
      return null;
    } finally {
      if (s != null) {
        s.inside = false;
      }
    }
  }

  @Override
  protected void onReleased(Object target, Object token, int result, int methodId) {
    if (token == null || !names.tells(methodId, result)) {
      return;
    }
    ThreadState s = null;
    try {
      s = States.enter();
      if (s != null) {
        ledger.released(s, (PlainEvent) token, result, names.info(methodId));
      }
    } catch (StackOverflowError e) {
      failures.overflows++;
    } catch (Throwable t) {
      failures.record(t);
    } finally {
      if (s != null) {
        s.inside = false;
      }
    }
  }

  @Override
  protected Object onCalling(Object receiver, Object caller, int siteId) {
    try {
      ThreadState s = States.current();
      if (s.inside) {
        return null;
      }
      s.push(siteId, receiver, caller, sites);
      return s;
    } catch (StackOverflowError e) {
      failures.overflows++;
    } catch (Throwable t) {
      failures.record(t);
    }
    return null;
  }

  @Override
  protected void onCalled(Object calling, int siteId) {
    try {
      ((ThreadState) calling).pop(siteId);
    } catch (StackOverflowError e) {
      failures.overflows++;
    } catch (Throwable t) {
      failures.record(t);
    }
  }

  /** Passes on whether hand-overs are wanted now. */
  void passOnWatching() {
    boolean wanted = watch.wanted();
    if (watching != wanted) {
      watching = wanted;
    }
  }

  /** The same when they may be wanted newly. */
  private void refreshWatching() {
    if (!watching && watch.wanted()) {
      watching = true; // written when it changes only: every hook of every thread reads its line
    }
  }

  /** A reference was seen and not recorded. */
  private void lost(Throwable t) {
    failures.record(t);
    totals.untracked.increment();
  }
}
