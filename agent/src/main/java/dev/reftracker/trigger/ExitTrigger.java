package dev.reftracker.trigger;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Runs an action when the program has ended, after its own shutdown hooks.
 *
 * <p>Ordinary shutdown hooks run at the same time as the program's, which may still release what it
 * holds. The JDK runs numbered slots one after the other: the program's hooks are all in slot 1, so
 * a higher slot sees the program's last state. Where the JDK does not let us, an ordinary hook has
 * to do.
 */
public final class ExitTrigger {

  private static final int LAST_SLOT = 9;
  private static final int FIRST_SLOT_AFTER_PROGRAM = 3;

  private ExitTrigger() {}

  /**
   * Registers the action.
   *
   * @param instrumentation opens {@code java.lang}
   * @param action runs once, on the thread that ends the JVM; it must not throw
   * @return whether it runs after the program's own hooks; false when it runs beside them
   */
  public static boolean install(Instrumentation instrumentation, Runnable action) {
    try {
      JavaBase.open(instrumentation, "java.lang");
      Method add =
          Class.forName("java.lang.Shutdown")
              .getDeclaredMethod("add", int.class, boolean.class, Runnable.class);
      add.setAccessible(true);
      if (takeFreeSlot(add, action)) {
        return true;
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      // another JDK than those we know: below is what every JDK has
    }
    Runtime.getRuntime().addShutdownHook(new Thread(action, "reftracker-exit"));
    return false;
  }

  private static boolean takeFreeSlot(Method add, Runnable action) throws IllegalAccessException {
    for (int slot = LAST_SLOT; slot >= FIRST_SLOT_AFTER_PROGRAM; slot--) {
      try {
        add.invoke(null, slot, false, action);
        return true;
      } catch (InvocationTargetException e) {
        if (!(e.getCause() instanceof InternalError)) {
          return false; // not "slot in use": the program ends already
        }
      }
    }
    return false;
  }
}
