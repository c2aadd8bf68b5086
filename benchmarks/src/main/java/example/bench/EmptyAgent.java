package example.bench;

import java.lang.instrument.Instrumentation;

/** An agent that does nothing: what a {@code -javaagent} costs in itself. */
public final class EmptyAgent {

  private EmptyAgent() {}

  /** Called by the JVM. */
  public static void premain(String arguments, Instrumentation instrumentation) {}
}
