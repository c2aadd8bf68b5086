package dev.reftracker.trigger;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Runs an action whenever the process is sent a signal, and then what was done on it before.
 *
 * <p>The JDK has no supported way to a signal; {@code sun.misc.Signal} is in module {@code
 * jdk.unsupported}, which a small runtime may lack, hence by reflection.
 */
public final class SignalTrigger implements Consumer<Object> {

  private static final String SUSPEND_AND_RESUME = "USR2";

  private final Class<?> handlerType;
  private final Runnable action;
  private volatile Object before;

  private SignalTrigger(Class<?> handlerType, Runnable action) {
    this.handlerType = handlerType;
    this.action = action;
  }

  /**
   * Installs the handler.
   *
   * @param instrumentation opens the package that knows the JVM's arguments
   * @param name the signal's name without {@code SIG}
   * @param action runs on a thread of the JVM's for each signal; it must not throw
   * @return null, or why this signal cannot be had, in one clause
   */
  public static String install(Instrumentation instrumentation, String name, Runnable action) {
    if (name.equals(SUSPEND_AND_RESUME)) {
      return "SIG" + name + " belongs to the JVM";
    }
    if (hasReducedSignals(instrumentation)) {
      return "the JVM was started with -Xrs and delivers no signals";
    }
    try {
      Class<?> signalType = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      new SignalTrigger(handlerType, action).handle(signalType, name);
      return null;
    } catch (InvocationTargetException e) {
      return "SIG" + name + " is unknown here or taken by the JVM";
    } catch (ReflectiveOperationException | LinkageError e) {
      return "this Java runtime has no module jdk.unsupported";
    }
  }

  private void handle(Class<?> signalType, String name) throws ReflectiveOperationException {
    Object signal = signalType.getConstructor(String.class).newInstance(name);
    Object handler = SignalHandlerClass.handler(this);
    before = signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
  }

  /** A signal has come. */
  @Override
  public void accept(Object signal) {
    action.run();
    try {
      if (isHandler(before)) {
        handlerType.getMethod("handle", signal.getClass()).invoke(before, signal);
      }
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the program's own handler failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      return; // cannot happen: both types are public
    }
  }

  /** Whether somebody had a handler; "default" and "ignore" are constants of the type. */
  private boolean isHandler(Object candidate) throws ReflectiveOperationException {
    return candidate != null
        && candidate != handlerType.getField("SIG_DFL").get(null)
        && candidate != handlerType.getField("SIG_IGN").get(null);
  }

  /** With -Xrs a handler is accepted and never called. Not asked of JMX: that starts logging. */
  private static boolean hasReducedSignals(Instrumentation instrumentation) {
    try {
      JavaBase.open(instrumentation, "jdk.internal.misc");
      Method arguments =
          Class.forName("jdk.internal.misc.VM").getDeclaredMethod("getRuntimeArguments");
      arguments.setAccessible(true);
      return Arrays.asList((String[]) arguments.invoke(null)).contains("-Xrs");
    } catch (ReflectiveOperationException | RuntimeException e) {
      return false; // unknown: the handler does no harm
    }
  }
}
