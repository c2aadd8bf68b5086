package dev.reftracker.trigger;

import dev.reftracker.bridge.RefTrackerBridge;
import dev.reftracker.bridge.RefTrackerHooks;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * Learns how the program ends: by a halt, which skips every hook, and with which status.
 *
 * <p>The JDK tells a shutdown hook neither. So {@code Runtime.halt} is woven and, where the status
 * is asked for, also {@code Runtime.exit} and the JDK's dispatch of uncaught exceptions.
 */
public final class ProgramEnd implements IntBinaryOperator {

  /** {@link #status} when it cannot be known. */
  public static final int UNKNOWN = -1;

  static final int HALT = 0;
  static final int EXIT = 1;
  static final int UNCAUGHT = 2;

  private final Thread main;
  private final IntUnaryOperator atHalt;
  private final ThreadLocal<Integer> exitStatus = new ThreadLocal<>();
  private volatile boolean mainFailed;
  private volatile boolean halting;

  private ProgramEnd(Thread main, IntUnaryOperator atHalt) {
    this.main = main;
    this.atHalt = atHalt;
  }

  /**
   * Weaves what is needed.
   *
   * @param main the thread whose uncaught exception gives the program status 1; null when it has
   *     ended already, nobody knows how
   * @param withStatus whether {@link #status} will be asked for
   * @param atHalt runs when the program halts; takes and returns the status; must not throw
   * @throws UnmodifiableClassException when this JVM does not let its own classes be woven
   */
  public static ProgramEnd watch(
      Instrumentation instrumentation, Thread main, boolean withStatus, IntUnaryOperator atHalt)
      throws UnmodifiableClassException {
    ProgramEnd end = new ProgramEnd(main, atHalt);
    RefTrackerHooks.atProgramEnd(end);
    instrumentation.addTransformer(new ProgramEndWeaver(withStatus), true);
    Class<?>[] woven =
        withStatus ? new Class<?>[] {Runtime.class, Thread.class} : new Class<?>[] {Runtime.class};
    instrumentation.retransformClasses(woven);
    return end;
  }

  /**
   * The status with which the calling thread is ending the JVM, or {@link #UNKNOWN}. Only for the
   * action of an {@link ExitTrigger}.
   */
  public int status() {
    Integer asked = exitStatus.get();
    if (asked != null) {
      return asked;
    }
    boolean lastThreadEnded = false;
    for (StackTraceElement frame : new Throwable().getStackTrace()) {
      lastThreadEnded |=
          frame.getClassName().equals("java.lang.Shutdown")
              && frame.getMethodName().equals("shutdown");
    }
    if (!lastThreadEnded || main == null) {
      return UNKNOWN; // ended by a signal, or by a main method that we have not seen
    }
    return mainFailed ? 1 : 0;
  }

  /**
   * Ends the JVM at once.
   *
   * @param status the exit status
   */
  public void halt(int status) {
    halting = true;
    Runtime.getRuntime().halt(status);
  }

  /** The bridge calls it; see {@link RefTrackerBridge#programEnds}. */
  @Override
  public int applyAsInt(int status, int how) {
    try {
      if (how == EXIT) {
        exitStatus.set(status);
      } else if (how == UNCAUGHT) {
        mainFailed |= Thread.currentThread() == main;
      } else if (!halting) {
        return atHalt.applyAsInt(status);
      }
    } catch (Throwable t) {
      return status; // the program ends as it wanted
    }
    return status;
  }
}
