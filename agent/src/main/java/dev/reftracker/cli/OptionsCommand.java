package dev.reftracker.cli;

import dev.reftracker.config.OptionKey;
import dev.reftracker.config.Presets;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the options of the agent, from where they are declared. */
@Command(
    name = "options",
    description = "Explains the options of the agent.",
    mixinStandardHelpOptions = true)
final class OptionsCommand implements Runnable {

  private static final int KEY_WIDTH = 24;
  private static final int TEXT_WIDTH = 74;
  private static final int INDENT = 2;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "-javaagent:reftracker-agent.jar=OPTION[,OPTION]...   (a comma inside a value: \\,)");
    out.println();
    ColorScheme plain = new ColorScheme.Builder(Ansi.OFF).build();
    TextTable table =
        TextTable.forColumns(
            plain,
            new Column(KEY_WIDTH, INDENT, Column.Overflow.SPAN),
            new Column(TEXT_WIDTH, INDENT, Column.Overflow.WRAP));
    table.addRowValues("PRESET", "Tracks a library: " + String.join(", ", Presets.names()) + ".");
    table.addRowValues("PRESET:-TYPE", "The same without one of its types.");
    for (OptionKey option : OptionKey.values()) {
      table.addRowValues(option.key() + "=", text(option));
    }
    out.print(table);
    out.flush();
  }

  private static String text(OptionKey option) {
    String standard =
        option.defaultText().isEmpty() ? "" : " Default: " + option.defaultText() + ".";
    return option.sentence().replace("`", "") + " Takes " + option.takes() + "." + standard;
  }
}
