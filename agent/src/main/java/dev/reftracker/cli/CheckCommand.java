package dev.reftracker.cli;

import dev.reftracker.config.ConfigLoader;
import dev.reftracker.config.TrackingConfig;
import dev.reftracker.config.TypeRule;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a rule file as the agent would, and says what it means or what is wrong with it. */
@Command(name = "check", description = "Checks a rule file.", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "a YAML or JSON file, as for config=")
  private String file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    TrackingConfig config = ConfigLoader.load("config=" + escaped(file));
    PrintWriter out = spec.commandLine().getOut();
    for (TypeRule type : config.types()) {
      out.println(
          type.preset()
              + " "
              + type.name()
              + ": "
              + type.declaringClass().text()
              + ", "
              + type.methods().size()
              + (type.methods().size() == 1 ? " method" : " methods"));
    }
    out.println(file + " is right.");
    return CommandLineMain.OK;
  }

  /** A value as it is written in the agent's options. */
  static String escaped(String value) {
    return value.replace(",", "\\,");
  }
}
