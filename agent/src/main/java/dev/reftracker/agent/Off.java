package dev.reftracker.agent;

import dev.reftracker.trigger.SignalTrigger;
import java.lang.instrument.Instrumentation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The agent stays off: says why, now and whenever it is asked for a report. */
final class Off {

  private static final Pattern SIGNAL = Pattern.compile("(?:^|,)\\s*signal=\\s*(\\w+)");
  private static final String DEFAULT_SIGNAL = "USR1";

  private Off() {}

  /**
   * Says why. A signal that is sent to get a report would kill the process if nobody handled it.
   *
   * @param options as written, perhaps wrong; may be null
   * @param reason one line: what, where, what to do
   */
  static void because(String reason, String options, Instrumentation instrumentation) {
    AgentLog.line("off: " + reason);
    Runnable answer =
        () -> AgentLog.line("no report, the agent has been off from the start: " + reason);
    try {
      if (SignalTrigger.install(instrumentation, signal(options), answer) != null) {
        SignalTrigger.install(instrumentation, DEFAULT_SIGNAL, answer);
      }
    } catch (RuntimeException e) {
      return; // no handler to be had here; the reason has been said
    }
  }

  private static String signal(String options) {
    Matcher named = SIGNAL.matcher(options == null ? "" : options);
    return named.find() ? named.group(1) : DEFAULT_SIGNAL;
  }
}
