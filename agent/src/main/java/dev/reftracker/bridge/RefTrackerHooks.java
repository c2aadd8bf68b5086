package dev.reftracker.bridge;

import java.util.function.IntBinaryOperator;

/**
 * What the agent does at each hook, behind {@link RefTrackerBridge}.
 *
 * <p>Relocated and defined into {@code java.base} with it. Hooks run on any thread of the program;
 * none may throw.
 */
public abstract class RefTrackerHooks {

  private static RefTrackerHooks installed;
  private static volatile IntBinaryOperator programEnd;

  /**
   * Whether hand-overs are wanted now. Plain on purpose: a late look costs one event, a fence would
   * cost every call.
   */
  protected boolean watching;

  /** For the installed implementation only. */
  protected RefTrackerHooks() {}

  /**
   * Sets the instance that receives every hook. Called once, before any class is woven.
   *
   * @param hooks receives the hooks; never null
   * @return true when this call installed it, false when another copy of the agent was first
   */
  public static synchronized boolean install(RefTrackerHooks hooks) {
    if (installed != null) {
      return false;
    }
    installed = hooks;
    return true;
  }

  /** What {@link #install} was given. */
  static synchronized RefTrackerHooks installed() {
    return installed;
  }

  /**
   * Sets what is told when the program ends itself; see {@link RefTrackerBridge#programEnds}.
   *
   * @param action takes the status and how the program ends; it returns the status to go on with
   *     and must not throw
   */
  public static void atProgramEnd(IntBinaryOperator action) {
    programEnd = action;
  }

  /** What {@link #atProgramEnd} was given; null until then. */
  static IntBinaryOperator programEnd() {
    return programEnd;
  }

  /** See {@link RefTrackerBridge#began}. */
  protected abstract void onBegan(Object target, int count, int methodId);

  /** See {@link RefTrackerBridge#unmade}. */
  protected abstract void onUnmade(Object target);

  /** See {@link RefTrackerBridge#acquired(Object, int, Object, int)}. */
  protected abstract void onAcquired(Object target, int amount, Object handle, int methodId);

  /** See {@link RefTrackerBridge#acquiredIf}. */
  protected abstract void onAcquiredIf(
      Object target, int amount, int result, Object handle, int methodId);

  /** See {@link RefTrackerBridge#releasing}. */
  protected abstract Object onReleasing(Object target, int amount, Object handle, int methodId);

  /** See {@link RefTrackerBridge#released}. */
  protected abstract void onReleased(Object target, Object token, int result, int methodId);

  /** See {@link RefTrackerBridge#releaseFailed}. */
  protected abstract void onReleaseFailed(
      Object target, Object token, Throwable failure, int methodId);

  /** See {@link RefTrackerBridge#ended}. */
  protected abstract void onEnded(Object target, int methodId);

  /** See {@link RefTrackerBridge#touched}. */
  protected abstract void onTouched(Object target, Object hint, int methodId);

  /** See {@link RefTrackerBridge#used}. */
  protected abstract void onUsed(Object target, int methodId);

  /** See {@link RefTrackerBridge#belongs}. */
  protected abstract void onBelongs(Object target, Object owner, int methodId);

  /** See {@link RefTrackerBridge#scopeEnded}. */
  protected abstract void onScopeEnded(Object owner, int methodId);

  /** See {@link RefTrackerBridge#waiting}. */
  protected abstract void onWaiting(Object target, int methodId);

  /** See {@link RefTrackerBridge#waited}. */
  protected abstract void onWaited(Object target, int methodId);

  /** See {@link RefTrackerBridge#calling}. */
  protected abstract Object onCalling(Object receiver, Object caller, int siteId);

  /** See {@link RefTrackerBridge#called}. */
  protected abstract void onCalled(Object calling, int siteId);

  /** See {@link RefTrackerBridge#handedOver}. */
  protected abstract void onHandedOver(Object object, Object receiver, int siteId);

  /** See {@link RefTrackerBridge#returned}. */
  protected abstract void onReturned(Object object, Object receiver, int siteId);

  /** See {@link RefTrackerBridge#constructed}. */
  protected abstract void onConstructed(Object carrier, Object object, int siteId);

  /** See {@link RefTrackerBridge#exceptionLeft}. */
  protected abstract void onExceptionLeft(
      Object object, Object receiver, Throwable failure, int siteId);

  /** See {@link RefTrackerBridge#usedContainer}. */
  protected abstract void onUsedContainer(Object container, int siteId);
}
