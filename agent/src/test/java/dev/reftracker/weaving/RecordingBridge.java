package dev.reftracker.weaving;

import dev.reftracker.bridge.RefTrackerHooks;
import java.util.ArrayList;
import java.util.List;

/**
 * The bridge of the weaving tests: keeps every hook that was called, with its arguments, in order.
 *
 * <p>A bridge is installed once in a JVM, so all tests share this one; each begins with {@link
 * #start}. Hooks of other threads than the one that called {@link #start} are not kept.
 */
final class RecordingBridge extends RefTrackerHooks {

  private static final RecordingBridge INSTANCE = new RecordingBridge();

  static {
    if (!RefTrackerHooks.install(INSTANCE)) {
      throw new IllegalStateException("another bridge is installed in this JVM");
    }
  }

  private final List<Hook> hooks = new ArrayList<>();
  private Thread recorded;
  private int tokens;

  /**
   * A call of the bridge.
   *
   * @param name the hook's name
   * @param arguments its arguments in order, boxed; a token is the string that {@code releasing}
   *     gave out
   */
  record Hook(String name, List<Object> arguments) {

    /** The argument with this index. */
    Object argument(int index) {
      return arguments.get(index);
    }
  }

  /** Forgets the past and records this thread. */
  static void start() {
    INSTANCE.hooks.clear();
    INSTANCE.recorded = Thread.currentThread();
    INSTANCE.tokens = 0;
    INSTANCE.watching = true;
  }

  /** Stops recording; what was recorded, in order. */
  static List<Hook> stop() {
    INSTANCE.recorded = null;
    return List.copyOf(INSTANCE.hooks);
  }

  /** Switches the hooks of hand-overs on or off, as the runtime does. */
  static void watch(boolean watching) {
    INSTANCE.watching = watching;
  }

  private void add(String name, Object... arguments) {
    if (Thread.currentThread() == recorded) {
      List<Object> kept = new ArrayList<>();
      for (Object argument : arguments) {
        kept.add(argument == null ? "null" : argument);
      }
      hooks.add(new Hook(name, List.copyOf(kept)));
    }
  }

  @Override
  protected void onBegan(Object target, int count, int methodId) {
    add("began", target, count, methodId);
  }

  @Override
  protected void onAcquired(Object target, int amount, Object handle, int methodId) {
    add("acquired", target, amount, handle, methodId);
  }

  @Override
  protected void onAcquiredIf(Object target, int amount, int result, Object handle, int methodId) {
    add("acquiredIf", target, amount, result, handle, methodId);
  }

  @Override
  protected Object onReleasing(Object target, int amount, Object handle, int methodId) {
    add("releasing", target, amount, handle, methodId);
    tokens++;
    return "token " + tokens;
  }

  @Override
  protected void onReleased(Object target, Object token, int result, int methodId) {
    add("released", target, token, result, methodId);
  }

  @Override
  protected void onReleaseFailed(Object target, Object token, Throwable failure, int methodId) {
    add("releaseFailed", target, token, failure, methodId);
  }

  @Override
  protected void onEnded(Object target, int methodId) {
    add("ended", target, methodId);
  }

  @Override
  protected void onTouched(Object target, Object hint, int methodId) {
    add("touched", target, hint, methodId);
  }

  @Override
  protected void onUsed(Object target, int methodId) {
    add("used", target, methodId);
  }

  @Override
  protected void onBelongs(Object target, Object owner, int methodId) {
    add("belongs", target, owner, methodId);
  }

  @Override
  protected void onScopeEnded(Object owner, int methodId) {
    add("scopeEnded", owner, methodId);
  }

  @Override
  protected void onWaiting(Object target, int methodId) {
    add("waiting", target, methodId);
  }

  @Override
  protected void onWaited(Object target, int methodId) {
    add("waited", target, methodId);
  }

  @Override
  protected Object onCalling(Object receiver, Object caller, int siteId) {
    add("calling", receiver, caller, siteId);
    return this;
  }

  @Override
  protected void onCalled(Object calling, int siteId) {
    add("called", siteId);
  }

  @Override
  protected void onHandedOver(Object object, Object receiver, int siteId) {
    add("handedOver", object, receiver, siteId);
  }

  @Override
  protected void onReturned(Object object, Object receiver, int siteId) {
    add("returned", object, receiver, siteId);
  }

  @Override
  protected void onConstructed(Object carrier, Object object, int siteId) {
    add("constructed", carrier, object, siteId);
  }

  @Override
  protected void onExceptionLeft(Object object, Object receiver, Throwable failure, int siteId) {
    add("exceptionLeft", object, receiver, failure, siteId);
  }

  @Override
  protected void onUnmade(Object target) {
    add("unmade", target, 0);
  }

  @Override
  protected void onUsedContainer(Object container, int siteId) {
    add("usedContainer", container, siteId);
  }
}
