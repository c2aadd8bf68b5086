package dev.reftracker.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code java -jar reftracker-agent.jar}: the commands, and how their failures look. */
@Command(
    name = "java -jar reftracker-agent.jar",
    description = {
      "Reports references that were never given back.",
      "To start a program with it: java -javaagent:reftracker-agent.jar=netty ...",
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      AttachCommand.class,
      OptionsCommand.class,
      CheckCommand.class,
      ScanCommand.class,
      ShowCommand.class,
    })
public final class CommandLineMain implements Runnable {

  static final int OK = 0;

  /** The command was understood and could not do what it was asked. */
  static final int FAILED = 1;

  @Spec private CommandSpec spec;

  /** For Picocli only. */
  CommandLineMain() {}

  /**
   * Runs one command; writes to stdout what was asked for and to stderr what went wrong.
   *
   * @param arguments the command and its options
   * @return the exit code: 0, 1 when the command failed, 2 when it was not understood
   */
  public static int run(String[] arguments) {
    return commandLine().execute(arguments);
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new CommandLineMain());
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          command.getErr().println(oneLine(failure));
          return FAILED;
        });
    return commandLine;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }

  private static String oneLine(Exception failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message.replace('\n', ' ');
  }
}
