package dev.reftracker.bridge;

import java.util.function.IntBinaryOperator;

/**
 * The one class that woven code names.
 *
 * <p>The build relocates it to {@code java.lang.RefTrackerBridge}; at start it is defined into
 * {@code java.base}, so that woven code of every class loader and module reaches it without a class
 * path entry. It carries JDK types and primitives only. Each method forwards to the installed
 * {@link RefTrackerHooks}, which sit in a {@code static final} field so that the JIT inlines the
 * hook; nothing but woven code may use this class, since its first use reads that field.
 *
 * <p>No method throws into the program: the installed hooks contain and count their own failures.
 */
public final class RefTrackerBridge {

  private static final RefTrackerHooks HOOKS = RefTrackerHooks.installed();

  private RefTrackerBridge() {}

  // ---- counting methods (the leaf, woven itself)
  // ---------------------------------------------------------------------

  /** After a begin: the count of {@code target} is now {@code count}, whatever it was before. */
  public static void began(Object target, int count, int methodId) {
    HOOKS.onBegan(target, count, methodId);
  }

  /** After an acquire that cannot fail but by throwing. */
  public static void acquired(Object target, int amount, int methodId) {
    HOOKS.onAcquired(target, amount, null, methodId);
  }

  /**
   * After an acquire whose reference has a handle (the cookie of the kernel); {@code handle} may be
   * null.
   */
  public static void acquired(Object target, int amount, Object handle, int methodId) {
    HOOKS.onAcquired(target, amount, handle, methodId);
  }

  /**
   * After an acquire that counts only for some results; the method's rule says which ({@code
   * Success}).
   */
  public static void acquiredIf(
      Object target, int amount, int result, Object handle, int methodId) {
    HOOKS.onAcquiredIf(target, amount, result, handle, methodId);
  }

  /**
   * Before the body of a release.
   *
   * @param handle the handle of the reference given back, or null
   * @return a token for {@link #released} and {@link #releaseFailed}; null when nothing was
   *     recorded
   */
  public static Object releasing(Object target, int amount, Object handle, int methodId) {
    return HOOKS.onReleasing(target, amount, handle, methodId);
  }

  /**
   * After the body of a release whose result tells something: that it ended the target, or that it
   * did nothing.
   */
  public static void released(Object target, Object token, int result, int methodId) {
    HOOKS.onReleased(target, token, result, methodId);
  }

  /**
   * When an exception leaves a constructor of {@code target} after {@code super(...)}; the woven
   * code rethrows it afterwards. What a superclass counted was of an object that nobody ever got.
   */
  public static void unmade(Object target) {
    HOOKS.onUnmade(target);
  }

  /** When a release leaves by an exception; the woven code rethrows {@code failure} afterwards. */
  public static void releaseFailed(Object target, Object token, Throwable failure, int methodId) {
    HOOKS.onReleaseFailed(target, token, failure, methodId);
  }

  /** On entry of a method that runs once when the count has fallen to zero. */
  public static void ended(Object target, int methodId) {
    HOOKS.onEnded(target, methodId);
  }

  /**
   * On entry of a method by which the program itself declares a hand-over; {@code hint} may be
   * null.
   */
  public static void touched(Object target, Object hint, int methodId) {
    if (HOOKS.watching) {
      HOOKS.onTouched(target, hint, methodId);
    }
  }

  /** On entry of a method that a rule lists as a use of the target. */
  public static void used(Object target, int methodId) {
    HOOKS.onUsed(target, methodId);
  }

  /**
   * On normal exit of a method that tells to which owner a target belongs.
   *
   * @param owner never kept alive; null is passed over
   */
  public static void belongs(Object target, Object owner, int methodId) {
    HOOKS.onBelongs(target, owner, methodId);
  }

  /** On every exit of an owner's end, after which none of its references may be left. */
  public static void scopeEnded(Object owner, int methodId) {
    HOOKS.onScopeEnded(owner, methodId);
  }

  /** On entry of a method that waits for the count of {@code target} to fall. */
  public static void waiting(Object target, int methodId) {
    HOOKS.onWaiting(target, methodId);
  }

  /** On every exit of a method that {@link #waiting} announced. */
  public static void waited(Object target, int methodId) {
    HOOKS.onWaited(target, methodId);
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
    return HOOKS.onCalling(receiver, caller, siteId);
  }

  /**
   * After the normal return of the call announced by {@link #calling} with the same site.
   *
   * @param calling what {@link #calling} returned on this thread, or null
   */
  public static void called(Object calling, int siteId) {
    if (calling != null) {
      HOOKS.onCalled(calling, siteId);
    }
  }

  /** As {@link #calling}, where the call can only touch; null while nothing is watched. */
  public static Object callingTouch(Object receiver, Object caller, int siteId) {
    return HOOKS.watching ? HOOKS.onCalling(receiver, caller, siteId) : null;
  }

  // ---- hand-overs (methods that are given, return or drop a target)
  // --------------------------------------------------
  // While nothing is watched each of these costs one load and one branch.

  /** On method entry: {@code object} (a target, view or carrier, or null) came as an argument. */
  public static void handedOver(Object object, Object receiver, int siteId) {
    if (HOOKS.watching) {
      HOOKS.onHandedOver(object, receiver, siteId);
    }
  }

  /**
   * On normal method exit: {@code object} is returned; {@code receiver} is {@code this}, null in a
   * static method.
   */
  public static void returned(Object object, Object receiver, int siteId) {
    if (HOOKS.watching) {
      HOOKS.onReturned(object, receiver, siteId);
    }
  }

  /**
   * On normal exit of a constructor that was given {@code object}: {@code carrier} may now own it.
   */
  public static void constructed(Object carrier, Object object, int siteId) {
    if (HOOKS.watching) {
      HOOKS.onConstructed(carrier, object, siteId);
    }
  }

  /**
   * An exception leaves a method that was given {@code object}.
   *
   * @param object the argument, or null for a method that may have acquired one itself
   */
  public static void exceptionLeft(Object object, Object receiver, Throwable failure, int siteId) {
    if (HOOKS.watching) {
      HOOKS.onExceptionLeft(object, receiver, failure, siteId);
    }
  }

  /** On entry of a public method of a tracked class that can itself be given targets. */
  public static void usedContainer(Object container, int siteId) {
    if (HOOKS.watching) {
      HOOKS.onUsedContainer(container, siteId);
    }
  }

  // ---- the end of the program
  // ------------------------------------------------------------------------

  /**
   * On entry of the JDK's methods by which a program ends.
   *
   * @param status the exit status asked for
   * @param how which of them, a number that only the weaver and the action know
   * @return the status to go on with
   */
  public static int programEnds(int status, int how) {
    IntBinaryOperator action = RefTrackerHooks.programEnd();
    return action == null ? status : action.applyAsInt(status, how);
  }
}
