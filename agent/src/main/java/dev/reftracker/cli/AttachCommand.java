package dev.reftracker.cli;

import dev.reftracker.config.ConfigLoader;
import java.io.File;
import java.util.concurrent.Callable;
import net.bytebuddy.agent.ByteBuddyAgent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Attaches the agent to a running JVM, or asks the one that is there for a report. */
@Command(
    name = "attach",
    description = {
      "Attaches the agent to a running JVM of the same user.",
      "What was acquired before is a baseline and no leak. Where the agent is on already, it writes"
          + " a report instead."
    },
    mixinStandardHelpOptions = true)
final class AttachCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "PID", description = "the process id, as in jps")
  private long pid;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "OPTIONS",
      description = "options of the agent, such as netty,report=leaks.json")
  private String options = "";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws CommandFailedException {
    if (pid == ProcessHandle.current().pid()) {
      throw new CommandFailedException(pid + " is this command itself");
    }
    if (ProcessHandle.of(pid).isEmpty()) {
      throw new CommandFailedException(
          "There is no process " + pid + ". See jps for those there are.");
    }
    String absolute = AbsolutePaths.of(options);
    ConfigLoader.load(absolute); // a mistake is better told here than on the program's stderr
    try {
      ByteBuddyAgent.attach(ownJar(), Long.toString(pid), absolute);
    } catch (IllegalStateException e) {
      throw new CommandFailedException(AttachFailure.reason(pid, e), e);
    }
    spec.commandLine()
        .getOut()
        .println("Attached to " + pid + "; what the agent says is on that program's stderr.");
    return CommandLineMain.OK;
  }

  private static File ownJar() throws CommandFailedException {
    String path = System.getProperty("java.class.path");
    File jar = new File(path);
    if (!jar.isFile()) {
      throw new CommandFailedException("Start this command with java -jar; " + path + " is no jar");
    }
    return jar.getAbsoluteFile();
  }
}
