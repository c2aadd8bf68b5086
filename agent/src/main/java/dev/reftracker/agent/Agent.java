package dev.reftracker.agent;

import java.lang.instrument.Instrumentation;

/** Starts the agent. */
public final class Agent {

  private Agent() {}

  /**
   * Starts the agent in this JVM.
   *
   * @param options the options as written; null when there are none
   * @param instrumentation the JVM's instrumentation service
   * @param attached whether the program was already running
   */
  public static void start(String options, Instrumentation instrumentation, boolean attached) {
    if (options == null || options.isBlank()) {
      System.err.println("[reftracker] off: neither a preset nor config= is given. Try -javaagent:...=netty");
    }
  }
}
