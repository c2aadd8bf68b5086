package dev.reftracker.agent;

import dev.reftracker.config.AgentOptions;
import dev.reftracker.report.LeakReport;
import dev.reftracker.trigger.Deadline;
import dev.reftracker.trigger.ExitTrigger;
import dev.reftracker.trigger.GarbageCollection;
import dev.reftracker.trigger.ProgramEnd;
import dev.reftracker.trigger.SignalTrigger;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.StringJoiner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntUnaryOperator;

/** Takes reports at the moments that the triggers tell, one at a time. */
final class Reporting {

  /** How long a program that halts waits for its report at most. */
  private static final long HALT_MILLIS = 10_000;

  /** How long a program that ends waits for its report at most. */
  private static final long EXIT_MILLIS = 60_000;

  /** How long it waits for the short one after that. */
  private static final long HASTY_MILLIS = 10_000;

  private static final long COLLECTION_MILLIS = 3_000;

  private final Tracking tracking;
  private final ReportWriter writer;
  private final ExitPolicy policy;
  private final AgentOptions options;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicBoolean written = new AtomicBoolean();
  private final CountDownLatch reported = new CountDownLatch(1);
  private volatile ProgramEnd programEnd;
  private int numbered;

  Reporting(Tracking tracking, ReportWriter writer, ExitPolicy policy, AgentOptions options) {
    this.tracking = tracking;
    this.writer = writer;
    this.policy = policy;
    this.options = options;
  }

  /**
   * Listens for the moments that the options name.
   *
   * @param attached whether the program was already running
   * @return the moments that it hears of, for the user
   */
  String listen(Instrumentation instrumentation, boolean attached) {
    StringJoiner moments = new StringJoiner(" and ");
    if (options.triggers().contains(AgentOptions.Trigger.EXIT)) {
      listenToEnd(instrumentation, attached);
      moments.add("at exit");
    }
    if (options.triggers().contains(AgentOptions.Trigger.SIGNAL)) {
      String refusal = SignalTrigger.install(instrumentation, options.signal(), new AtSignal());
      if (refusal == null) {
        moments.add("on kill -" + options.signal() + " " + Program.pid());
      } else {
        AgentLog.line("no report on a signal: " + refusal);
      }
    }
    return moments.length() == 0 ? "only on request" : moments.toString();
  }

  private void listenToEnd(Instrumentation instrumentation, boolean attached) {
    if (!ExitTrigger.install(instrumentation, new AtExit())) {
      tracking.addLimit("This report was taken beside the program's own shutdown hooks");
    }
    try {
      Thread main = attached ? Program.mainThread() : Thread.currentThread();
      programEnd = ProgramEnd.watch(instrumentation, main, policy.isOn(), new AtHalt());
    } catch (UnmodifiableClassException | LinkageError e) {
      AgentLog.line("no report on Runtime.halt, exit status never replaced: " + e);
    }
  }

  /**
   * The program runs on; the report is numbered.
   *
   * @param trigger {@code signal} or {@code request}
   */
  void whileRunning(String trigger) {
    try {
      synchronized (this) {
        numbered++;
        writer.write(tracking.report(trigger, "skipped"), numbered);
      }
    } catch (Throwable t) {
      failed(trigger, t);
    }
  }

  /**
   * The program has ended; its hooks have run. Ends the JVM itself when the status is to change.
   */
  private void atExit() {
    if (!ended.compareAndSet(false, true)) {
      return; // it halts at the same time and was first
    }
    ProgramEnd end = programEnd;
    int status = end == null ? ProgramEnd.UNKNOWN : end.status();
    int wanted = lastInTime("exit", EXIT_MILLIS, true, status);
    if (end != null && wanted != status) {
      end.halt(wanted);
    }
  }

  /**
   * The program halts, whatever state it is in: the report gets a thread and a deadline of its own.
   *
   * @param status with which it halts
   * @return with which it shall halt
   */
  private int atHalt(int status) {
    if (!ended.compareAndSet(false, true)) {
      awaitReported(); // it ends at the same time and was first
      return status;
    }
    return lastInTime("halt", HALT_MILLIS, false, status);
  }

  /**
   * The last report, on a thread of its own. Where it is not ready in time a short one is written:
   * what was recorded must not be lost.
   *
   * @return with which status the program shall end
   */
  private int lastInTime(String trigger, long millis, boolean collect, int status) {
    Last full = new Last(trigger, collect, false, status);
    if (Deadline.run("reftracker-" + trigger, millis, full)) {
      return full.wanted;
    }
    Last hasty = new Last(trigger, false, true, status);
    Deadline.run("reftracker-" + trigger + "-hasty", HASTY_MILLIS, hasty);
    if (reported.getCount() > 0) {
      AgentLog.line("no report: the program ends and the report took too long");
    }
    return hasty.wanted == status ? full.wanted : hasty.wanted;
  }

  private void awaitReported() {
    try {
      reported.await(HALT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String collected() {
    if (!options.collectBeforeReport() || !tracking.hasLive()) {
      return "skipped";
    }
    if (GarbageCollection.run(COLLECTION_MILLIS) == GarbageCollection.Outcome.REFUSED) {
      return "refused";
    }
    tracking.settle();
    return "ran";
  }

  private static void failed(String trigger, Throwable failure) {
    AgentLog.line("no report on " + trigger + ": " + failure);
  }

  // Classes with names: the first lambda of each kind costs a start or an end some milliseconds.

  private final class AtSignal implements Runnable {
    @Override
    public void run() {
      whileRunning("signal");
    }
  }

  private final class AtExit implements Runnable {
    @Override
    public void run() {
      atExit();
    }
  }

  private final class AtHalt implements IntUnaryOperator {
    @Override
    public int applyAsInt(int status) {
      return atHalt(status);
    }
  }

  /** A last report, full or hasty, and with which status the program shall end after it. */
  private final class Last implements Runnable {
    private final String trigger;
    private final boolean collect;
    private final boolean hasty;
    private final int status;
    private volatile int wanted;

    Last(String trigger, boolean collect, boolean hasty, int status) {
      this.trigger = trigger;
      this.collect = collect;
      this.hasty = hasty;
      this.status = status;
      this.wanted = status;
    }

    @Override
    public void run() {
      try {
        String gc = collect ? collected() : "skipped";
        LeakReport report =
            hasty ? tracking.hastyReport(trigger, gc) : tracking.report(trigger, gc);
        if (!written.compareAndSet(false, true)) {
          return; // the other one was first, and says itself how it ended
        }
        synchronized (Reporting.this) {
          writer.write(report, 0);
        }
        reported.countDown();
        wanted = policy.status(status, report);
      } catch (Throwable t) {
        failed(trigger, t);
        reported.countDown();
      }
    }
  }
}
