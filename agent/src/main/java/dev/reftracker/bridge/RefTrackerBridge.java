package dev.reftracker.bridge;

import java.util.function.IntBinaryOperator;

/**
 * The one class that woven code names.
 *
 * <p>The build relocates it to {@code java.lang.RefTrackerBridge}; at start it is defined into
 * {@code java.base}, so that woven code of every class loader and module reaches it without a class
 * path entry. It carries JDK types and primitives only. The static methods are what woven code
 * calls; each forwards to the one installed instance, which sits in a {@code static final} field so
 * that the JIT inlines the hook.
 *
 * <p>No method throws into the program: the installed instance contains and counts its own
 * failures.
 */
public abstract class RefTrackerBridge {

  /**
   * Where {@link #install} puts the instance before the first woven class runs; read once by {@link
   * Installed}.
   */
  private static RefTrackerBridge pending;

  /** For the installed implementation only. */
  protected RefTrackerBridge() {}

  /**
   * Sets the instance that receives every hook. Called once, before any class is woven.
   *
   * @param implementation receives the hooks; never null
   * @return true when this call installed it, false when another copy of the agent was first
   */
  public static synchronized boolean install(RefTrackerBridge implementation) {
    if (pending != null) {
      return false;
    }
    pending = implementation;
    return true;
  }

  // ---- counting methods (the leaf, woven itself)
  // ---------------------------------------------------------------------

  /** After a begin: the count of {@code target} is now {@code count}, whatever it was before. */
  public static void began(Object target, int count, int methodId) {
    Installed.BRIDGE.onBegan(target, count, methodId);
  }

  /** After an acquire that cannot fail but by throwing. */
  public static void acquired(Object target, int amount, int methodId) {
    Installed.BRIDGE.onAcquired(target, amount, null, methodId);
  }

  /**
   * After an acquire whose reference has a handle (the cookie of the kernel); {@code handle} may be
   * null.
   */
  public static void acquired(Object target, int amount, Object handle, int methodId) {
    Installed.BRIDGE.onAcquired(target, amount, handle, methodId);
  }

  /**
   * After an acquire that counts only for some results; the method's rule says which ({@code
   * Success}).
   */
  public static void acquiredIf(
      Object target, int amount, int result, Object handle, int methodId) {
    Installed.BRIDGE.onAcquiredIf(target, amount, result, handle, methodId);
  }

  /**
   * Before the body of a release.
   *
   * @param handle the handle of the reference given back, or null
   * @return a token for {@link #released} and {@link #releaseFailed}; null when nothing was
   *     recorded
   */
  public static Object releasing(Object target, int amount, Object handle, int methodId) {
    return Installed.BRIDGE.onReleasing(target, amount, handle, methodId);
  }

  /**
   * After the body of a release whose result tells something: that it ended the target, or that it
   * did nothing.
   */
  public static void released(Object target, Object token, int result, int methodId) {
    Installed.BRIDGE.onReleased(target, token, result, methodId);
  }

  /** When a release leaves by an exception; the woven code rethrows {@code failure} afterwards. */
  public static void releaseFailed(Object target, Object token, Throwable failure, int methodId) {
    Installed.BRIDGE.onReleaseFailed(target, token, failure, methodId);
  }

  /** On entry of a method that runs once when the count has fallen to zero. */
  public static void ended(Object target, int methodId) {
    Installed.BRIDGE.onEnded(target, methodId);
  }

  /**
   * On entry of a method by which the program itself declares a hand-over; {@code hint} may be
   * null.
   */
  public static void touched(Object target, Object hint, int methodId) {
    if (Installed.BRIDGE.watching) {
      Installed.BRIDGE.onTouched(target, hint, methodId);
    }
  }

  /** On entry of a method that a rule lists as a use of the target. */
  public static void used(Object target, int methodId) {
    Installed.BRIDGE.onUsed(target, methodId);
  }

  /**
   * On normal exit of a method that tells to which owner a target belongs.
   *
   * @param owner never kept alive; null is passed over
   */
  public static void belongs(Object target, Object owner, int methodId) {
    Installed.BRIDGE.onBelongs(target, owner, methodId);
  }

  /** On every exit of an owner's end, after which none of its references may be left. */
  public static void scopeEnded(Object owner, int methodId) {
    Installed.BRIDGE.onScopeEnded(owner, methodId);
  }

  /** On entry of a method that waits for the count of {@code target} to fall. */
  public static void waiting(Object target, int methodId) {
    Installed.BRIDGE.onWaiting(target, methodId);
  }

  /** On every exit of a method that {@link #waiting} announced. */
  public static void waited(Object target, int methodId) {
    Installed.BRIDGE.onWaited(target, methodId);
  }

  // ---- call sites (the classes that call a counting method)
  // ----------------------------------------------------------

  /**
   * Before a call of a counting method, its view, its carrier, or a factory of targets.
   *
   * @param receiver the object the call is made on (a target, view or carrier), or null where it is
   *     not at hand
   * @param caller the calling object, or null in a static method
   * @return what {@link #called} is given; null when the call is not noted
   */
  public static Object calling(Object receiver, Object caller, int siteId) {
    return Installed.BRIDGE.onCalling(receiver, caller, siteId);
  }

  /**
   * After the normal return of the call announced by {@link #calling} with the same site.
   *
   * @param calling what {@link #calling} returned on this thread, or null
   */
  public static void called(Object calling, int siteId) {
    if (calling != null) {
      Installed.BRIDGE.onCalled(calling, siteId);
    }
  }

  /** As {@link #calling}, where the call can only touch; null while nothing is watched. */
  public static Object callingTouch(Object receiver, Object caller, int siteId) {
    return Installed.BRIDGE.watching ? Installed.BRIDGE.onCalling(receiver, caller, siteId) : null;
  }

  // ---- hand-overs (methods that are given, return or drop a target)
  // --------------------------------------------------
  // While nothing is watched each of these costs one load and one branch.

  /** On method entry: {@code object} (a target, view or carrier, or null) came as an argument. */
  public static void handedOver(Object object, Object receiver, int siteId) {
    if (Installed.BRIDGE.watching) {
      Installed.BRIDGE.onHandedOver(object, receiver, siteId);
    }
  }

  /**
   * On normal method exit: {@code object} is returned; {@code receiver} is {@code this}, null in a
   * static method.
   */
  public static void returned(Object object, Object receiver, int siteId) {
    if (Installed.BRIDGE.watching) {
      Installed.BRIDGE.onReturned(object, receiver, siteId);
    }
  }

  /**
   * On normal exit of a constructor that was given {@code object}: {@code carrier} may now own it.
   */
  public static void constructed(Object carrier, Object object, int siteId) {
    if (Installed.BRIDGE.watching) {
      Installed.BRIDGE.onConstructed(carrier, object, siteId);
    }
  }

  /**
   * An exception leaves a method that was given {@code object}.
   *
   * @param object the argument, or null for a method that may have acquired one itself
   */
  public static void exceptionLeft(Object object, Object receiver, Throwable failure, int siteId) {
    if (Installed.BRIDGE.watching) {
      Installed.BRIDGE.onExceptionLeft(object, receiver, failure, siteId);
    }
  }

  /** On entry of a public method of a tracked class that can itself be given targets. */
  public static void usedContainer(Object container, int siteId) {
    if (Installed.BRIDGE.watching) {
      Installed.BRIDGE.onUsedContainer(container, siteId);
    }
  }

  // ---- the end of the program
  // ------------------------------------------------------------------------

  /** See {@link #atProgramEnd}; null until then. */
  private static volatile IntBinaryOperator programEnd;

  /**
   * Sets what is told when the program ends itself; see {@link #programEnds}.
   *
   * @param action takes the status and how the program ends; it returns the status to go on with
   *     and must not throw
   */
  public static void atProgramEnd(IntBinaryOperator action) {
    programEnd = action;
  }

  /**
   * On entry of the JDK's methods by which a program ends.
   *
   * @param status the exit status asked for
   * @param how which of them, a number that only the weaver and the action know
   * @return the status to go on with
   */
  public static int programEnds(int status, int how) {
    IntBinaryOperator action = programEnd;
    return action == null ? status : action.applyAsInt(status, how);
  }

  // ---- the implementation's side
  // ---------------------------------------------------------------------------------------

  /**
   * Whether hand-overs are wanted now. Plain on purpose: a late look costs one event, a fence would
   * cost every call.
   */
  protected boolean watching;

  /** See {@link #began}. */
  protected abstract void onBegan(Object target, int count, int methodId);

  /** See {@link #acquired(Object, int, Object, int)}. */
  protected abstract void onAcquired(Object target, int amount, Object handle, int methodId);

  /** See {@link #acquiredIf}. */
  protected abstract void onAcquiredIf(
      Object target, int amount, int result, Object handle, int methodId);

  /** See {@link #releasing}. */
  protected abstract Object onReleasing(Object target, int amount, Object handle, int methodId);

  /** See {@link #released}. */
  protected abstract void onReleased(Object target, Object token, int result, int methodId);

  /** See {@link #releaseFailed}. */
  protected abstract void onReleaseFailed(
      Object target, Object token, Throwable failure, int methodId);

  /** See {@link #ended}. */
  protected abstract void onEnded(Object target, int methodId);

  /** See {@link #touched}. */
  protected abstract void onTouched(Object target, Object hint, int methodId);

  /** See {@link #used}. */
  protected abstract void onUsed(Object target, int methodId);

  /** See {@link #belongs}. */
  protected abstract void onBelongs(Object target, Object owner, int methodId);

  /** See {@link #scopeEnded}. */
  protected abstract void onScopeEnded(Object owner, int methodId);

  /** See {@link #waiting}. */
  protected abstract void onWaiting(Object target, int methodId);

  /** See {@link #waited}. */
  protected abstract void onWaited(Object target, int methodId);

  /** See {@link #calling}. */
  protected abstract Object onCalling(Object receiver, Object caller, int siteId);

  /** See {@link #called}. */
  protected abstract void onCalled(Object calling, int siteId);

  /** See {@link #handedOver}. */
  protected abstract void onHandedOver(Object object, Object receiver, int siteId);

  /** See {@link #returned}. */
  protected abstract void onReturned(Object object, Object receiver, int siteId);

  /** See {@link #constructed}. */
  protected abstract void onConstructed(Object carrier, Object object, int siteId);

  /** See {@link #exceptionLeft}. */
  protected abstract void onExceptionLeft(
      Object object, Object receiver, Throwable failure, int siteId);

  /** See {@link #usedContainer}. */
  protected abstract void onUsedContainer(Object container, int siteId);

  /** Initialised by the first hook, hence after {@link #install}. */
  private static final class Installed {
    static final RefTrackerBridge BRIDGE = pending;
  }
}
