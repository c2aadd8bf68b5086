package dev.reftracker.launch;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.security.CodeSource;

/**
 * What the JVM starts: as an agent at start, as an agent that is attached, or as a command line.
 *
 * <p>As an agent it never throws and never ends the JVM: a failure is one line on stderr, and the
 * program runs on without the agent.
 */
public final class Launcher {

  private static AgentClassLoader loader;

  private Launcher() {}

  /**
   * Entry point of {@code -javaagent}.
   *
   * @param options what follows the equals sign; null when there is none
   * @param instrumentation the JVM's instrumentation service
   */
  public static void premain(String options, Instrumentation instrumentation) {
    start(options, instrumentation, false);
  }

  /**
   * Entry point for an agent that is attached to a running JVM.
   *
   * @param options the options given to the attaching tool; null or empty when there are none
   * @param instrumentation the JVM's instrumentation service
   */
  public static void agentmain(String options, Instrumentation instrumentation) {
    start(options, instrumentation, true);
  }

  /**
   * Entry point of the command line; ends the JVM with the command's exit code.
   *
   * @param arguments the command and its options
   * @throws ReflectiveOperationException when the jar is damaged
   */
  public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
    Object exitCode =
        loader()
            .loadClass("dev.reftracker.cli.CommandLineMain")
            .getMethod("run", String[].class)
            .invoke(null, (Object) arguments);
    System.exit((Integer) exitCode);
  }

  private static void start(String options, Instrumentation instrumentation, boolean attached) {
    try {
      AgentClassLoader agent = loader();
      // First, since the agent's other classes name it.
      agent
          .loadClass("dev.reftracker.agent.BridgeDefiner")
          .getMethod("define", Instrumentation.class, byte[][].class)
          .invoke(null, instrumentation, agent.bridgeClasses());
      Preloading.start(agent);
      agent
          .loadClass("dev.reftracker.agent.Agent")
          .getMethod("start", String.class, Instrumentation.class, boolean.class)
          .invoke(null, options, instrumentation, attached);
    } catch (InvocationTargetException e) {
      refuse(e.getCause());
    } catch (Throwable t) {
      refuse(t);
    }
  }

  private static synchronized AgentClassLoader loader() throws IOException {
    if (loader == null) {
      loader = new AgentClassLoader(ownJar());
    }
    return loader;
  }

  private static File ownJar() throws IOException {
    CodeSource source = Launcher.class.getProtectionDomain().getCodeSource();
    try {
      return new File(source.getLocation().toURI());
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IOException("the agent's jar is not a file: " + source.getLocation(), e);
    }
  }

  private static void refuse(Throwable failure) {
    String message = failure.getMessage();
    System.err.println(
        "[reftracker] off: "
            + failure.getClass().getName()
            + (message == null ? "" : ": " + message)
            + ". The program runs on without the agent.");
  }
}
